import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { combiner } from '../../../src/domain/ensemble/combine-scores.js';
import { parseEnsemble } from '../../../src/domain/ensemble/parse-ensemble.js';
import type { ModelManifest } from '../../../src/domain/models/model-manifest.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { digestFiles } from '../../../src/models/ensemble-fit/digest-files.js';
import { fitFromData, type EnsembleData, type FitRequest } from '../../../src/models/ensemble-fit/fit-from-data.js';
import { readTruth } from '../../../src/models/ensemble-fit/read-truth.js';
import type { ScoringHost } from '../../../src/models/ensemble-fit/score-samples.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** Files hold their truth as a digit; this host reads it and answers with noise around it, patch by patch. */
function oracle(): ScoringHost {
  const random = createRandomStream(5);
  const score = (isPositive: boolean): readonly number[] =>
    [0.35, 0.25].map((noise) =>
      Math.min(0.999, Math.max(0.001, (isPositive ? 0.7 : 0.3) + noise * (random() * 2 - 1))),
    );
  return {
    probeSlide: () =>
      Promise.resolve({
        format: 'test',
        widthPx: 1,
        heightPx: 1,
        levels: [],
        objectivePower: 0,
        spacing: { mppX: 1, mppY: 1 },
      }),
    scorePatches: ({ patches }) =>
      Promise.resolve(
        patches.map((patch) => ({
          probabilities: score(patch.kind === 'encoded' && patch.data[0] === '1'.charCodeAt(0)),
        })),
      ),
    scoreSlide: async function* ({ files }) {
      const isPositive = (files.names[0] ?? '').startsWith('positive');
      const probabilities = Float32Array.from([score(false), score(isPositive)].flat());
      yield { kind: 'scores', batch: { columns: Uint32Array.of(0, 1), rows: Uint32Array.of(0, 0), probabilities } };
    },
  };
}

async function data(split: string): Promise<EnsembleData> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'patches'));
  const files = Array.from({ length: 200 }, (_, index) => ({
    file: path.join(folder, 'patches', `${index}.png`),
    positive: index % 2 === 0,
  }));
  await Promise.all(files.map(({ file, positive }) => writeFile(file, positive ? '1' : '0')));
  const names = Array.from({ length: 12 }, (_, index) =>
    index % 2 === 0 ? `positive-${index}.tif` : `negative-${index}.tif`,
  );
  await Promise.all(names.map((name) => writeFile(path.join(folder, name), name)));
  const rows = names.map((name) => `${name},${name.startsWith('positive') ? 1 : 0},3`);
  await writeFile(path.join(folder, 'truth.csv'), ['slide,label,tumour_patches', ...rows, ''].join('\n'));
  const patchesFolder = path.join(folder, 'patches');
  return { split, slidesFolder: folder, slides: await readTruth(folder), patchesFolder, patches: files };
}

function modelOf(name: string): FitRequest['models'][number] {
  const weights = { file: 'w', sha256: 'a'.repeat(64), sizeBytes: 1 };
  const manifest = { name, version: 2, patchSizePx: 96, mppX: 0.972, mppY: 0.972, weights } as ModelManifest;
  return { handle: { key: name }, manifest };
}

async function fit(own: Partial<FitRequest> = {}): Promise<ReturnType<typeof fitFromData>> {
  const fitted = await data('validation');
  const tested = await data('test');
  const models = [modelOf('simplenet'), modelOf('inceptionv3')];
  return fitFromData({
    host: oracle(),
    models,
    fit: fitted,
    test: tested,
    fittedAt: '2026-01-01T00:00:00Z',
    onProgress: () => undefined,
    ...own,
  });
}

describe('fitFromData', () => {
  test('gives a manifest that parses, works, and carries its data and metrics', async () => {
    const ensemble = await fit();
    expect(parseEnsemble(JSON.parse(JSON.stringify(ensemble)))).toEqual(ensemble);
    expect(ensemble.members).toEqual([
      { model: 'simplenet', version: 2, weightsDigest: 'a'.repeat(64) },
      { model: 'inceptionv3', version: 2, weightsDigest: 'a'.repeat(64) },
    ]);
    expect(Object.keys(ensemble.variants)).toEqual(['fitted', 'original']);
    expect(ensemble.fit.slides).toMatchObject({ name: 'validation', positives: 6, negatives: 6 });
    expect(ensemble.fit.patches).toMatchObject({ positives: 100, negatives: 100 });
    expect(ensemble.fit.metrics).toHaveLength(2 * 2 * 4);
    const patchAuc = (scored: string): number =>
      ensemble.fit.metrics.find(
        (metric) => metric.dataset === 'test' && metric.level === 'patch' && metric.scored === scored,
      )?.value ?? -1;
    expect(patchAuc('fitted')).toBeGreaterThan(Math.max(patchAuc('simplenet/2'), patchAuc('inceptionv3/2')));
    expect(combiner(ensemble, 'slide')([0.9, 0.9])).toBeGreaterThan(combiner(ensemble, 'slide')([0.4, 0.4]));
  });

  test('models that see different patches are refused before anything is scored', async () => {
    const other = modelOf('inceptionv3');
    const models = [modelOf('simplenet'), { ...other, manifest: { ...other.manifest, patchSizePx: 256 } }];
    const host = new Proxy({} as ScoringHost, { get: () => expect.fail('the host was asked') });
    await expect(fit({ models, host })).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
  });
});

describe('readTruth', () => {
  test.each([
    ['no file', undefined, /no truth\.csv/],
    ['no label column', 'slide,tumour\na.tif,1\n', /no columns slide and label/],
    ['a label that is none', 'slide,label\na.tif,1\nb.tif,maybe\n', /line 3/],
  ])('refuses %s', async (_, text, message) => {
    const folder = await temporaryFolder();
    if (text !== undefined) await writeFile(path.join(folder, 'truth.csv'), text);
    await expect(readTruth(folder)).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
    await expect(readTruth(folder)).rejects.toThrow(message);
  });
});

test('the digest of files is of names and contents, in any order given', async () => {
  const folder = await temporaryFolder();
  for (const name of ['a', 'b']) await writeFile(path.join(folder, name), name);
  const [a, b] = ['a', 'b'].map((name) => path.join(folder, name));
  const digest = await digestFiles(folder, [b ?? '', a ?? '']);
  expect(await digestFiles(folder, [a ?? '', b ?? ''])).toBe(digest);
  await writeFile(path.join(folder, 'a'), 'changed');
  expect(await digestFiles(folder, [a ?? '', b ?? ''])).not.toBe(digest);
});
