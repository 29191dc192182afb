// Versions whose manifest names a stain, on a real server: scored as if their pixels had been normalised by hand first.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSentinodeClient,
  type PatchScore,
  type PredictionResult,
  type ScorePatchesRequest,
  type SentinodeClient,
} from '../../clients/typescript/src/index.js';
import { fitStain } from '../../src/domain/stain/fit-stain.js';
import { createStainNormaliser } from '../../src/domain/stain/stain-normaliser.js';
import type { StainFit, StainMethod, StainStatistics, TwoStains } from '../../src/domain/stain/stain-statistics.js';
import { tissuePixels } from '../../src/domain/stain/tissue-pixels.js';
import { present } from '../support/present.js';
import { CELLS, PATCH_PX, writeSlide } from './support/patch-slides.js';
import { runSentinode } from './support/run-sentinode.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { registerStained } from './support/stained-versions.js';

const ROOT = fileURLToPath(new URL('../fixtures/pcam96/train', import.meta.url));
const PATCHES = join(ROOT, 'tumor');
const MACENKO = {
  method: 'macenko',
  haematoxylin: [0.65, 0.704, 0.286],
  eosin: [0.25, 0.932, 0.262],
  maxHaematoxylin: 1.8,
  maxEosin: 1.1,
} as const;
const REINHARD = { method: 'reinhard', means: [70, 25, -20], deviations: [12, 8, 9] } as const;
/** Versions of SimpleNet by what their manifests name. */
const VERSION = { none: '1', macenko: '2', reinhard: '3' } as const;
/** The same pixels on the same engine, in batches of other sizes. */
const DIGITS = 5;

let folder: string;
let server: ServerProcess;
let client: SentinodeClient;
/** Four patches, RGB. */
let cells: readonly Buffer[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sentinode-stain-'));
  const dataDir = join(folder, 'data');
  await registerStained(dataDir, 2, MACENKO);
  await registerStained(dataDir, 3, REINHARD);
  const files = (await readdir(PATCHES)).sort().slice(0, CELLS.length);
  cells = await Promise.all(files.map((file) => sharp(join(PATCHES, file)).removeAlpha().raw().toBuffer()));
  server = await startServerProcess({ dataDir, flags: ['--training-root', ROOT] });
  client = createSentinodeClient({ address: server.address });
});

afterAll(async () => {
  client.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

async function serve(stain: keyof typeof VERSION): Promise<void> {
  await client.models.loadModel({ name: 'simplenet', version: VERSION[stain] });
}

function score(
  pixels: readonly Buffer[],
  slideStain?: ScorePatchesRequest['slideStain'],
): Promise<readonly PatchScore[]> {
  const patches = pixels.map((data) => ({
    content: { $case: 'raw', value: { data, widthPx: PATCH_PX, heightPx: PATCH_PX } } as const,
  }));
  return client.predictions.scorePatches({ patches, slideStain }).then(({ scores }) => scores);
}

/** SimpleNet's of each patch. */
function probabilities(scores: readonly PatchScore[]): readonly number[] {
  return scores.map(({ modelScores }) => present(modelScores.find(({ model }) => model === 'simplenet')).probability);
}

function fitted(method: StainMethod, pixels: readonly Buffer[]): StainStatistics {
  const fit: StainFit = fitStain(method, tissuePixels(pixels, 200_000));
  return fit.kind === 'fitted' ? fit.statistics : expect.fail(fit.problem);
}

function normalised(pixels: readonly Buffer[], source: StainStatistics, target: StainStatistics): readonly Buffer[] {
  return pixels.map((patch) => {
    const copy = Buffer.from(patch);
    createStainNormaliser(source, target)(copy);
    return copy;
  });
}

function asSlideStain({
  haematoxylin,
  eosin,
  maxHaematoxylin,
  maxEosin,
}: TwoStains): ScorePatchesRequest['slideStain'] {
  const vector = ([red, green, blue]: TwoStains['eosin'], maxAmount: number): object => ({
    red,
    green,
    blue,
    maxAmount,
  });
  return {
    haematoxylin: vector(haematoxylin, maxHaematoxylin),
    eosin: vector(eosin, maxEosin),
  } as ScorePatchesRequest['slideStain'];
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, index) => {
    expect(value).toBeCloseTo(present(expected[index]), DIGITS);
  });
}

function png(pixels: Buffer): Promise<Buffer> {
  return sharp(pixels, { raw: { width: PATCH_PX, height: PATCH_PX, channels: 3 } })
    .png()
    .toBuffer();
}

async function predict(name: string, patches: readonly Buffer[]): Promise<PredictionResult> {
  const path = join(folder, name);
  await writeSlide(path, await Promise.all(patches.map(png)));
  const { id } = await client.uploadSlide(path);
  const { result } = await client.predictSlide(id, { includePatchScores: true }).result();
  return result;
}

/** SimpleNet's probabilities in the order of CELLS. */
function cellScores({ modelScores, patchScores }: PredictionResult): readonly number[] {
  const model = modelScores.findIndex((of) => of.model === 'simplenet');
  return CELLS.flatMap(([column, row]) => {
    const scored = patchScores.find((cell) => cell.column === column && cell.row === row);
    return scored === undefined ? [] : [present(scored.probabilities[model])];
  });
}

describe('a version whose manifest names a stain', () => {
  it.each([
    ['macenko', MACENKO],
    ['reinhard', REINHARD],
  ] as const)(
    'scores a slide as if it had been normalised by its own statistics first (%s)',
    async (method, target) => {
      await serve('none');
      const byHand = probabilities(await score(normalised(cells, fitted(method, cells), target)));
      const plain = probabilities(await score(cells));
      await serve(method);
      const result = await predict(`${method}.tif`, cells);
      expect(result.patchesScored).toBe(CELLS.length);
      expectClose(cellScores(result), byHand);
      // What would pass if nothing were normalised proves nothing.
      expect(Math.max(...byHand.map((value, index) => Math.abs(value - present(plain[index]))))).toBeGreaterThan(0.01);
      expect(result.warnings.filter((warning) => warning.includes('normalis'))).toEqual([]);
    },
  );

  it('scores patches by the stain of their slide where it is told, without a warning', async () => {
    const slide = fitted('macenko', cells);
    const stain = 'haematoxylin' in slide ? slide : expect.fail();
    await serve('none');
    const byHand = probabilities(await score(normalised(cells, stain, MACENKO)));
    await serve('macenko');
    const scores = await score(cells, asSlideStain(stain));
    expectClose(probabilities(scores), byHand);
    expect(scores.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('scores patches each by itself otherwise, and says so', async () => {
    await serve('none');
    const byHand = probabilities(
      await score(cells.flatMap((cell) => normalised([cell], fitted('macenko', [cell]), MACENKO))),
    );
    await serve('macenko');
    const scores = await score(cells);
    expectClose(probabilities(scores), byHand);
    for (const { warnings } of scores) {
      expect(warnings).toEqual(['its stain was normalised (macenko) by itself alone, not by its slide']);
    }
  });

  it('scores by the slide’s stain by no other method than Macenko’s', async () => {
    await serve('reinhard');
    const { method: _, ...stain } = MACENKO;
    const [told] = await score(cells.slice(0, 1), asSlideStain(stain));
    const [untold] = await score(cells.slice(0, 1));
    expect(told).toEqual(untold);
    expect(told?.warnings).toEqual(['its stain was normalised (reinhard) by itself alone, not by its slide']);
  });

  it('scores what has too little tissue as it is, and says so, of slides and of patches', async () => {
    // 900 stained pixels: fewer than a fit takes, yet dark enough to be found as tissue.
    const nucleus = await sharp({ create: { width: 30, height: 30, channels: 3, background: '#4a2060' } })
      .png()
      .toBuffer();
    const faint = await sharp({ create: { width: PATCH_PX, height: PATCH_PX, channels: 3, background: '#f4f4f4' } })
      .composite([{ input: nucleus, left: 0, top: 0 }])
      .removeAlpha()
      .raw()
      .toBuffer();
    await serve('none');
    const plain = probabilities(await score([faint]));
    await serve('macenko');
    const warning = "scored without the models' stain normalisation (macenko): too little of it is stained";
    const scores = await score([faint]);
    expectClose(probabilities(scores), plain);
    expect(scores[0]?.warnings).toEqual([warning]);
    const result = await predict('faint.tif', [faint]);
    expect(result.patchesScored).toBe(1);
    expectClose(cellScores(result), plain);
    expect(result.warnings).toContain(warning);
  });

  it('has its warnings counted by an evaluation', async () => {
    const args = ['evaluate', '--model', 'simplenet/2', '--patches', ROOT, '--json', '--server', server.address];
    const [record] = (await runSentinode(args)).records();
    expect(record?.['warnings']).toContain(
      '16 of 16 patches: its stain was normalised (macenko) by itself alone, not by its slide',
    );
  });

  it('has its warnings shown by the command line', async () => {
    await serve('macenko');
    const files = (await readdir(PATCHES)).sort().slice(0, 1);
    const file = join(PATCHES, present(files[0]));
    const text = await runSentinode(['score', file, '--server', server.address]);
    expect(text.stdout).toContain('note: its stain was normalised (macenko) by itself alone, not by its slide');
    const json = await runSentinode(['score', file, '--json', '--server', server.address]);
    expect(json.records()).toMatchObject([{ warnings: [expect.stringContaining('macenko')] }]);
    const slide = await runSentinode(['predict', join(folder, 'faint.tif'), '--server', server.address]);
    expect(slide.stdout).toContain("scored without the models' stain normalisation (macenko)");
  });
});
