// Patches of training and validation in one stain: of slides by their slide's, of files by their slide's or their own.
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_AUGMENTATION } from '../../../src/domain/augmentation/augmentation-options.js';
import type { DataPlan } from '../../../src/domain/dataset/data-plan.js';
import { fitStain } from '../../../src/domain/stain/fit-stain.js';
import { createStainNormaliser } from '../../../src/domain/stain/stain-normaliser.js';
import type { StainFit, StainStatistics } from '../../../src/domain/stain/stain-statistics.js';
import { tissuePixels } from '../../../src/domain/stain/tissue-pixels.js';
import { encodeImage } from '../../../src/image/encode-image.js';
import { createBatchSource } from '../../../src/training/data/batch-source.js';
import type { FilePatch, LabelledPatch } from '../../../src/training/data/labelled-patch.js';
import type { PatchStore } from '../../../src/training/data/patch-store.js';
import { prepareData, type PreparedData } from '../../../src/training/data/prepare-data.js';
import { collect } from '../../support/collect.js';
import { present } from '../../support/present.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { testConfig, trainingFolder, validationFolder } from '../test-config.js';
import { CELL_PX, dataPlan, putCohort, slideSource } from './cohort.js';

const never = new AbortController().signal;
const CLASSES = { tumourClasses: ['tumor'], normalClasses: ['normal'] };

async function prepare(data: DataPlan): Promise<PreparedData> {
  return prepareData(testConfig(await temporaryFolder(), { data, augmentation: NO_AUGMENTATION }), never);
}

function normalised(pixels: Uint8Array, fit: StainFit, target: StainStatistics): Uint8Array {
  const copy = new Uint8Array(pixels);
  if (fit.kind === 'fitted') createStainNormaliser(fit.statistics, target)(copy);
  return copy;
}

/** Every patch of `store` against the same patch of `plain`, normalised by hand. Returns how many were changed. */
async function expectNormalised(
  store: PatchStore,
  plain: PatchStore,
  fitOf: (patch: LabelledPatch, pixels: Uint8Array) => StainFit,
): Promise<number> {
  const { target } = present(store.stains);
  let changed = 0;
  for (const [index, patch] of store.patches.entries()) {
    const before = await plain.read(index);
    const after = await store.read(index);
    expect(Buffer.compare(after, normalised(before, fitOf(patch, before), target))).toBe(0);
    if (Buffer.compare(before, after) !== 0) changed += 1;
  }
  return changed;
}

function isOf(patch: LabelledPatch): FilePatch {
  return patch.kind === 'file' ? patch : expect.fail();
}

/** Copies the fixtures' patches and lists them: four of a class are one slide. */
async function putPatches(folder: string): Promise<string> {
  await cp(trainingFolder, folder, { recursive: true });
  const rows: string[] = [];
  for (const label of ['tumor', 'normal']) {
    for (const [index, name] of (await readdir(path.join(folder, label))).sort().entries()) {
      rows.push(`${label}/${name},${label},${label}-${Math.floor(index / 4)}`);
    }
  }
  return putManifest(folder, rows);
}

async function putManifest(folder: string, rows: readonly string[]): Promise<string> {
  const file = path.join(folder, 'patches.csv');
  await writeFile(file, ['file,label,slide', ...rows].join('\n'));
  return file;
}

function patchesFrom(manifest: string, more: Partial<DataPlan> = {}): DataPlan {
  const split = { trainingShare: 0.5, fold: 0, foldOf: 0, groupBy: 'auto', allowedLeaks: [] } as const;
  return dataPlan({ kind: 'patches', manifest, tumourClasses: [], normalClasses: [] }, { split, ...more });
}

const folders = dataPlan(
  { kind: 'folders', dirs: [trainingFolder], ...CLASSES },
  { validation: { kind: 'folders', dirs: [validationFolder], ...CLASSES } },
);

describe('patches of slides', () => {
  it('go by the statistics of all of their slide’s tissue, those of validation too', async () => {
    const manifest = await putCohort(await temporaryFolder());
    const indexDir = await temporaryFolder();
    const split = { trainingShare: 0.5, fold: 0, foldOf: 0, groupBy: 'auto', allowedLeaks: [] } as const;
    const plan = dataPlan(slideSource(manifest, { tissueRule: 'otsu-twice' }), { split, indexDir });
    const plain = await prepare(plan);
    const data = await prepare({ ...plan, stainNormalisation: 'macenko' });
    const fitOf = (patch: LabelledPatch): StainFit =>
      patch.kind === 'slide' ? present(patch.slide.stain) : expect.fail();
    const changed =
      (await expectNormalised(data.training, plain.training, fitOf)) +
      (await expectNormalised(data.validation, plain.validation, fitOf));
    expect(changed).toBeGreaterThan(10);
    // The index knows the stain again.
    const again = await prepare({ ...plan, stainNormalisation: 'macenko' });
    expect(again.report.details.indexed).toBe('before');
    expect(again.identity).toBe(data.identity);
    expect(present(again.training.stains).target).toEqual(present(data.training.stains).target);
    await Promise.all([plain, data, again].map((prepared) => prepared.close()));
  });
});

describe('given patches', () => {
  it('go by those of all patches of the same slide', async () => {
    const manifest = await putPatches(await temporaryFolder());
    const plain = await prepare(patchesFrom(manifest));
    const data = await prepare(patchesFrom(manifest, { stainNormalisation: 'macenko' }));
    for (const part of ['training', 'validation'] as const) {
      const pixels = new Map<string, Uint8Array[]>();
      for (const [index, patch] of plain[part].patches.entries()) {
        const slide = present(isOf(patch).slide);
        pixels.set(slide, [...(pixels.get(slide) ?? []), await plain[part].read(index)]);
      }
      const fitOf = (patch: LabelledPatch): StainFit =>
        fitStain('macenko', tissuePixels(present(pixels.get(present(isOf(patch).slide))), 200_000));
      expect(await expectNormalised(data[part], plain[part], fitOf)).toBe(8);
    }
    expect(data.report.details.notes[0]).toBe('stain normalised by macenko');
  });

  it.each(['macenko', 'vahadane', 'reinhard', 'reinhard-modified'] as const)(
    'go each by its own where no slide is named, by %s',
    async (method) => {
      const plain = await prepare(folders);
      const data = await prepare({ ...folders, stainNormalisation: method });
      const fitOf = (_: LabelledPatch, pixels: Uint8Array): StainFit =>
        fitStain(method, tissuePixels([pixels], 200_000));
      expect(present(data.training.stains).target.method).toBe(method);
      expect(await expectNormalised(data.training, plain.training, fitOf)).toBeGreaterThan(8);
      expect(await expectNormalised(data.validation, plain.validation, fitOf)).toBeGreaterThan(4);
    },
  );

  it('reach the trainer so, through the threads', async () => {
    const data = await prepare({ ...folders, stainNormalisation: 'reinhard' });
    const source = createBatchSource(data.training, NO_AUGMENTATION, 1, 1);
    const [batch] = await collect(source.stream([{ step: 0, indices: [3, 12] }]));
    const expected = [...(await data.training.read(3)), ...(await data.training.read(12))];
    expect([...present(batch).pixels]).toEqual(expected);
    await source.close();
  });

  it('of a slide without a stain are used as they are, which the report says', async () => {
    const folder = await temporaryFolder();
    const manifest = await putPatches(folder);
    const glass = { data: new Uint8Array(CELL_PX * CELL_PX * 3).fill(240), widthPx: CELL_PX, heightPx: CELL_PX };
    await mkdir(path.join(folder, 'glass'));
    await writeFile(path.join(folder, 'glass', 'a.png'), (await encodeImage(glass, 'png')).data);
    await writeFile(manifest, '\nglass/a.png,normal,glass', { flag: 'a' });
    const { training, validation, report } = await prepare(patchesFrom(manifest, { stainNormalisation: 'macenko' }));
    const [notes, first] = report.details.notes;
    expect(notes).toBe(
      'stain normalised by macenko: 1 of 5 slides or patches looked at have no stain and are used as they are',
    );
    expect(first).toBe('glass: its stain is not normalised: too little of it is stained');
    const store = [training, validation].find(({ patches }) => patches.some((patch) => isOf(patch).slide === 'glass'));
    const index = present(store).patches.findIndex((patch) => isOf(patch).slide === 'glass');
    expect(Buffer.compare(await present(store).read(index), glass.data)).toBe(0);
  });

  it('are refused when nothing of training shows a stain', async () => {
    const folder = await temporaryFolder();
    const rows: string[] = [];
    for (const [index, label] of ['tumor', 'normal', 'tumor', 'normal'].entries()) {
      const data = new Uint8Array(CELL_PX * CELL_PX * 3).fill(235 + index);
      const image = { data, widthPx: CELL_PX, heightPx: CELL_PX };
      await writeFile(path.join(folder, `${index}.png`), (await encodeImage(image, 'png')).data);
      rows.push(`${index}.png,${label},s${index}`);
    }
    const plan = patchesFrom(await putManifest(folder, rows), { stainNormalisation: 'macenko' });
    await expect(prepare(plan)).rejects.toMatchObject({ reason: 'TRAINING_DATA_INVALID' });
    await expect(prepare(plan)).rejects.toThrow(/nothing of training shows a stain that macenko could normalise; of/);
  });
});

describe('a run’s identity', () => {
  it('holds the stain, and is what it was without one', async () => {
    const identity = async (more: Partial<DataPlan>): Promise<string> =>
      (await prepare({ ...folders, ...more })).identity;
    const [none, macenko, reinhard] = [
      await identity({}),
      await identity({ stainNormalisation: 'macenko' }),
      await identity({ stainNormalisation: 'reinhard' }),
    ];
    expect(new Set([none, macenko, reinhard]).size).toBe(3);
    expect(await identity({ stainNormalisation: 'macenko' })).toBe(macenko);
  });
});
