import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { METHOD_AUGMENTATION } from '../../../src/domain/augmentation/augmentation-options.js';
import { DEFAULT_SPLIT, type DataPlan } from '../../../src/domain/dataset/data-plan.js';
import { createPatchStore } from '../../../src/training/data/patch-store.js';
import { prepareData, type PreparedData } from '../../../src/training/data/prepare-data.js';
import { openSlideTools } from '../../../src/training/data/slide-tools.js';
import { coarseMosaic, fineMosaic } from '../../support/mosaics.js';
import { present } from '../../support/present.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { testConfig, trainingFolder } from '../test-config.js';
import { dataPlan, EMPTY_SLIDE, putCohort, putSlide, slideSource, tumourBoxes } from './cohort.js';

const never = new AbortController().signal;

describe('prepareData', () => {
  it('reports classes, digest and split of the folders', async () => {
    const { report, training, validation } = await prepareData(testConfig(await temporaryFolder()), never);
    expect(report).toMatchObject({
      training: { tumour: 8, normal: 8 },
      validation: { tumour: 4, normal: 4 },
      skippedCount: 0,
    });
    expect(report.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect([training.patches.length, validation.patches.length]).toEqual([16, 8]);
    expect(await training.read(3)).toHaveLength(96 * 96 * 3);
  });

  it('splits 8:2 by class without a validation folder, and says what that leaves unproven', async () => {
    const { report } = await prepareData(testConfig(await temporaryFolder(), { validationFolders: [] }), never);
    expect(report.training).toEqual({ tumour: 6, normal: 6 });
    expect(report.validation).toEqual({ tumour: 2, normal: 2 });
    expect(report.split).toMatch(/no slide identity/);
  });

  it('keeps what was read, within the cache’s bytes', async () => {
    const patchBytes = 96 * 96 * 3;
    const config = testConfig(await temporaryFolder(), { cacheBytes: 10 * patchBytes });
    const { training, validation } = await prepareData(config, never);
    expect([validation, training].map(({ shared }) => shared.cache.byteLength)).toEqual([
      8 * patchBytes,
      2 * patchBytes,
    ]);
    for (const index of [0, 1, 2, 15]) {
      expect([...(await training.read(index))]).toEqual([...(await training.read(index))]);
    }
    expect([...new Uint8Array(training.shared.filled)]).toEqual([1, 1]);
  });

  it('leaves out what cannot be read, with the reason', async () => {
    const folder = await temporaryFolder();
    await cp(trainingFolder, folder, { recursive: true });
    await writeFile(path.join(folder, 'tumor', 'broken.png'), 'not an image');
    const { report } = await prepareData(testConfig(await temporaryFolder(), { trainingFolders: [folder] }), never);
    expect(report.skipped).toEqual([
      { file: 'tumor/broken.png', reason: expect.stringMatching(/not a PNG/) as string },
    ]);
    expect(report.training.tumour).toBe(8);
  });

  it('refuses a folder without both classes', async () => {
    const folder = await temporaryFolder();
    await cp(path.join(trainingFolder, 'tumor'), path.join(folder, 'tumor'), { recursive: true });
    const config = testConfig(await temporaryFolder(), { trainingFolders: [folder] });
    await expect(prepareData(config, never)).rejects.toMatchObject({ reason: 'TRAINING_DATA_INVALID' });
    await mkdir(path.join(folder, 'normal'));
    await expect(prepareData(config, never)).rejects.toThrow(/normal/);
  });
});

describe('the digest of the data', () => {
  it('depends on names and contents, not on where the folder stands', async () => {
    const digest = async (folder: string): Promise<string> => {
      const config = testConfig(await temporaryFolder(), { trainingFolders: [folder] });
      return (await prepareData(config, never)).report.sha256;
    };
    const folder = await temporaryFolder();
    await cp(trainingFolder, folder, { recursive: true });
    const original = await digest(trainingFolder);
    expect(await digest(folder)).toBe(original);
    const [first = '', second = ''] = await readdir(path.join(folder, 'normal'));
    await rm(path.join(folder, 'normal', first));
    expect(await digest(folder)).not.toBe(original);
    await cp(path.join(folder, 'normal', second), path.join(folder, 'normal', first));
    expect(await digest(folder)).not.toBe(original);
  });
});

/** Copies the fixtures' patches and lists them: two slides a class, one patient a slide. */
async function manifestOf(folder: string, format: 'csv' | 'jsonl'): Promise<string> {
  await cp(trainingFolder, folder, { recursive: true });
  const rows: { file: string; label: string; slide: string; patient: string }[] = [];
  for (const label of ['tumor', 'normal']) {
    for (const [index, name] of (await readdir(path.join(folder, label))).sort().entries()) {
      const slide = `${label}-${index % 4}`;
      rows.push({ file: `${label}/${name}`, label, slide, patient: `p-${slide}` });
    }
  }
  const file = path.join(folder, `patches.${format}`);
  const csv = rows.map((row) => Object.values(row).join(',')).join('\n');
  const jsonl = rows.map((row) => JSON.stringify(row)).join('\n');
  await writeFile(file, format === 'csv' ? `file,label,slide,patient\n${csv}\n` : jsonl);
  return file;
}

function patchesFrom(manifest: string, more: Partial<DataPlan> = {}): DataPlan {
  const names = { tumourClasses: [], normalClasses: [] };
  return dataPlan({ kind: 'patches', manifest, ...names }, more);
}

async function prepare(data: DataPlan, seed = 1): Promise<PreparedData> {
  return prepareData(testConfig(await temporaryFolder(), { data, seed }), never);
}

describe('patches of a manifest', () => {
  it.each(['csv', 'jsonl'] as const)(
    'as %s are split by patient, counted by slide, and stay where they are',
    async (format) => {
      const { report } = await prepare(patchesFrom(await manifestOf(await temporaryFolder(), format)));
      expect(report.details).toMatchObject({
        training: { tumour: 6, normal: 6, slides: 6, positiveSlides: 3, patients: 6 },
        validation: { tumour: 2, normal: 2, slides: 2, positiveSlides: 1, patients: 2 },
        split: '8:2 by patient, stratified by class',
        indexed: 'anew',
      });
      expect(report.details.slides).toHaveLength(8);
    },
  );

  it('write the split into the run’s folder, the same for the same seed', async () => {
    const data = patchesFrom(await manifestOf(await temporaryFolder(), 'csv'), {
      split: { ...DEFAULT_SPLIT, fold: 2, foldOf: 4 },
    });
    const splits: unknown[] = [];
    for (const seed of [1, 1, 2]) {
      const outputFolder = await temporaryFolder();
      await prepareData(testConfig(outputFolder, { data, seed }), never);
      splits.push(JSON.parse(await readFile(path.join(outputFolder, 'split.json'), 'utf8')));
    }
    expect(splits[0]).toMatchObject({ split: 'fold 2 of 4 by patient, stratified by class', seed: 1 });
    expect(splits[1]).toEqual(splits[0]);
    expect(splits[2]).not.toEqual(splits[0]);
  });

  it('are known again from an earlier run’s index', async () => {
    const folder = await temporaryFolder();
    const data = patchesFrom(await manifestOf(folder, 'csv'), { indexDir: path.join(folder, 'index') });
    const first = await prepare(data);
    const second = await prepare(data);
    expect([first.report.details.indexed, second.report.details.indexed]).toEqual(['anew', 'before']);
    expect(second.report.sha256).toBe(first.report.sha256);
    await writeFile(path.join(folder, 'normal', 'later.webp'), 'broken');
    await appendFile(
      data.training.kind === 'patches' ? data.training.manifest : '',
      'normal/later.webp,normal,normal-0,p-normal-0\n',
    );
    const third = await prepare(data);
    expect(third.report.details).toMatchObject({ indexed: 'in part', skippedCount: 1 });
    expect(third.report.skipped[0]?.file).toBe('normal/later.webp');
  });

  it('outside the roots or listed twice are skipped and named', async () => {
    const folder = await temporaryFolder();
    const manifest = await manifestOf(folder, 'csv');
    const [first = ''] = await readdir(path.join(trainingFolder, 'normal'));
    await appendFile(
      manifest,
      `${path.join(trainingFolder, 'normal', first)},normal,normal-0,p-normal-0\nnot/there.png,normal,normal-0,p-normal-0\nnormal/${first},tumor,normal-0,p-normal-0\n`,
    );
    const { report } = await prepare(patchesFrom(manifest, { roots: [folder] }));
    expect(report.skipped.map(({ reason }) => reason)).toEqual([
      'it does not exist below the training roots',
      'it does not exist below the training roots',
      'it is listed twice',
    ]);
    expect(report.details.training.normal + report.details.validation.normal).toBe(8);
  });

  it('that stand in training and validation are an error unless allowed by name', async () => {
    const folder = await temporaryFolder();
    const manifest = await manifestOf(folder, 'csv');
    const lines = (await readFile(manifest, 'utf8')).trim().split('\n');
    const other = path.join(folder, 'validation.csv');
    await writeFile(other, [lines[0], ...lines.slice(1).filter((line) => line.includes('-1,'))].join('\n'));
    const validation = { kind: 'patches', manifest: other, tumourClasses: [], normalClasses: [] } as const;
    await expect(prepare(patchesFrom(manifest, { validation }))).rejects.toThrow(
      /2 patients in both training and validation: p-/,
    );
    const allowedLeaks = ['patient', 'slide', 'image'] as const;
    const allowed = await prepare(patchesFrom(manifest, { validation, split: { ...DEFAULT_SPLIT, allowedLeaks } }));
    expect(allowed.report.details.notes).toHaveLength(3);
    const byPatch = { ...DEFAULT_SPLIT, groupBy: 'patch' } as const;
    await expect(prepare(patchesFrom(manifest, { split: byPatch }))).rejects.toThrow(/in both training and validation/);
  });

  it('without tumour, or without normal, are refused', async () => {
    const manifest = await manifestOf(await temporaryFolder(), 'csv');
    const lines = (await readFile(manifest, 'utf8')).split('\n');
    for (const label of ['tumor', 'normal']) {
      await writeFile(manifest, lines.filter((line) => !line.includes(`,${label},`)).join('\n'));
      await expect(prepare(patchesFrom(manifest))).rejects.toMatchObject({
        reason: 'TRAINING_DATA_INVALID',
        message: expect.stringContaining(label === 'tumor' ? '0 readable tumour' : '0 readable normal') as string,
      });
    }
  });
});

describe('a manifest of another encoding', () => {
  it.each(['latin1', 'utf16le'] as const)('%s is refused, since its names would not be found', async (encoding) => {
    const manifest = path.join(await temporaryFolder(), 'm.csv');
    await writeFile(manifest, '\uFEFFfile,label\nPräparat.png,tumor\n', encoding);
    await expect(prepare(patchesFrom(manifest))).rejects.toMatchObject({
      reason: 'TRAINING_DATA_INVALID',
      message: expect.stringContaining('m.csv is no UTF-8 text') as string,
    });
  });
});

describe('a cohort of slides', () => {
  const messageOf = async (manifest: string, more: Partial<DataPlan> = {}): Promise<string> =>
    prepare(dataPlan(slideSource(manifest), more)).then(
      () => 'no error',
      (error: unknown) => (error as Error).message,
    );

  it('with too few groups for its split says how many there are', async () => {
    const manifest = await putCohort(await temporaryFolder());
    expect(await messageOf(manifest, { split: { ...DEFAULT_SPLIT, fold: 5, foldOf: 5 } })).toMatch(
      /validation has 0 readable tumour.*split by patient, of which there are 2 with tumour and 2 without: name more data/,
    );
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll(/,p\d/g, ',p'));
    expect(await messageOf(manifest)).toMatch(/of which there are 1 with tumour and 0 without/);
  });

  it('whose tumour fills no patch says what would take it', async () => {
    const folder = await temporaryFolder();
    const manifest = await putCohort(folder);
    for (const [name, mosaic] of Object.entries({ coarse: coarseMosaic, fine: fineMosaic })) {
      const [[left, top] = [0, 0]] = present(tumourBoxes(mosaic)[0]);
      const corners = [
        [left, top],
        [left + 20, top],
        [left + 20, top + 20],
      ];
      const truth = { positive: [{ name: 'small', vertices: corners }], negative: [] };
      await writeFile(path.join(folder, `${name}.json`), JSON.stringify(truth));
    }
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll('.png', '.json'));
    expect(await messageOf(manifest, { labelSizePx: 0 })).toMatch(
      /0 readable tumour.*; \d+ patches hold some tumour, but too little: a smaller patch, label or least share/,
    );
  });

  it('is split by patient, drawn by slide, and read where it lies', async () => {
    const manifest = await putCohort(await temporaryFolder());
    const data = dataPlan(slideSource(manifest), { split: { ...DEFAULT_SPLIT, trainingShare: 0.5 } });
    const prepared = await prepareData(
      testConfig(await temporaryFolder(), { data, augmentation: METHOD_AUGMENTATION }),
      never,
    );
    const { training, validation, sampler, report } = prepared;
    expect(report.details).toMatchObject({
      training: { slides: 2, positiveSlides: 1, patients: 2 },
      validation: { slides: 2, positiveSlides: 1, patients: 2 },
      split: '5:5 by patient, stratified by class',
      mppX: 0.972,
    });
    expect(report.details.tissueAreaMm2).toBeGreaterThan(1);
    expect(report.details.slides.map(({ part }) => part).sort()).toEqual([
      'training',
      'training',
      'validation',
      'validation',
    ]);
    expect(sampler.mode).toBe('slide-balanced');
    const order = sampler.order(0, 40);
    expect(order.filter((index) => training.patches[index]?.tumour)).toHaveLength(10);
    expect(training.shared.readSizePx).toBeGreaterThan(96);
    expect(await training.read(order[0] ?? 0)).toHaveLength(training.shared.readSizePx ** 2 * 3);
    expect(await validation.read(0)).toHaveLength(96 * 96 * 3);
    await prepared.close();
  });

  it('gives the pixels that lie there: the same at either pixel size and with a margin', async () => {
    const folder = await temporaryFolder();
    await putSlide(folder, 'coarse.tif', coarseMosaic);
    const files = { rootDir: folder, names: ['coarse.tif'] };
    const grid = { columns: 24, rows: 24, cellLevel0X: 96, cellLevel0Y: 96 };
    const slide = { ...EMPTY_SLIDE, files, grid };
    const cell = 12 * 24 + 12;
    const patches = [
      { kind: 'slide', slide, cell, half: false, tumour: true },
      { kind: 'slide', slide, cell: 24 * 48 + 24, half: true, tumour: true },
    ] as const;
    const sizes = { patchSizePx: 96, cacheBytes: 0, stains: undefined };
    const [plain, wide] = [96, 140].map((readSizePx) => createPatchStore(patches, { ...sizes, readSizePx }));
    const reader = await (await openSlideTools()).open(files);
    const { data } = await reader.readRegion({ level: 0, x: 12 * 96, y: 12 * 96, widthPx: 96, heightPx: 96 });
    expect(await plain?.read(0)).toEqual(data);
    const middle = (await present(wide).read(0)).slice((22 * 140 + 22) * 3, (22 * 140 + 22 + 96) * 3);
    expect([...middle]).toEqual([...data.slice(0, 96 * 3)]);
    const half = await present(plain).read(1);
    const pixel = (x: number, y: number): number[] => [...half.slice((y * 96 + x) * 3, (y * 96 + x) * 3 + 3)];
    expect(pixel(24, 24)).toEqual([...data.slice(0, 3)]);
    expect(pixel(23, 23)).toEqual(pixel(24, 24));
    expect(pixel(72, 30)).toEqual(pixel(71, 30));
    await Promise.all([plain?.close(), wide?.close(), reader.close()]);
  });
});
