// A cohort scanned as MIRAX: its patches and labels are those of the same picture in a TIFF, and a network learns from
// it.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { NO_AUGMENTATION } from '../../../src/domain/augmentation/augmentation-options.js';
import { createPatchStore } from '../../../src/training/data/patch-store.js';
import { prepareData } from '../../../src/training/data/prepare-data.js';
import type { TrainingSlide } from '../../../src/training/data/training-slide.js';
import { runTraining } from '../../../src/training/run-training.js';
import { MIRAX_BORDER_CELLS, mosaicAsMirax } from '../../slides/openslide/support/mosaic-as-mirax.js';
import { openslideSuite } from '../../slides/openslide/support/openslide-suite.js';
import { layMirax } from '../../slides/openslide/support/write-mirax.js';
import { collect } from '../../support/collect.js';
import { coarseMosaic } from '../../support/mosaics.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { testConfig } from '../test-config.js';
import { suiteThatTrains, testDevice } from '../training-device.js';
import { CELL_PX, cellSidePx, dataPlan, putSlide, slideSource, tumourBoxes } from './cohort.js';
import { cellNames, indexCohort, onlySlide } from './index-cohort.js';

const never = new AbortController().signal;
const BORDER_PX = MIRAX_BORDER_CELLS * cellSidePx(coarseMosaic);

/** The mosaic's tumour in CAMELYON's form, moved by `offsetPx`. */
async function putTruth(folder: string, name: string, offsetPx: number): Promise<string> {
  const positive = tumourBoxes(coarseMosaic).map((box, place) => ({
    name: String(place),
    vertices: box.map(([x, y]) => [x + offsetPx, y + offsetPx]),
  }));
  await writeFile(path.join(folder, name), JSON.stringify({ positive, negative: [] }));
  return name;
}

/** `column,row` of cells as they lie in the mosaic. */
function places(cells: Uint32Array, { grid }: TrainingSlide, border: number): readonly string[] {
  const moved = [...cells].map((cell) => cell - border * grid.columns - border);
  return cellNames(Uint32Array.from(moved), grid.columns);
}

/** The first patches of a slide, tumour before normal. */
async function firstPixels(slide: TrainingSlide, count: number): Promise<readonly Uint8Array[]> {
  const cells = [...slide.tumour, ...slide.normal].slice(0, count);
  const patches = cells.map((cell) => ({ kind: 'slide', slide, cell, half: false, tumour: false }) as const);
  const store = createPatchStore(patches, {
    patchSizePx: CELL_PX,
    readSizePx: CELL_PX,
    cacheBytes: 0,
    stains: undefined,
  });
  const pixels: Uint8Array[] = [];
  for (const index of patches.keys()) pixels.push(await store.read(index));
  await store.close();
  return pixels;
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

openslideSuite('a cohort of MIRAX slides', () => {
  it('gives the patches and labels of the same picture in a TIFF', async () => {
    const [folder, tiffs] = [await temporaryFolder(), await temporaryFolder()];
    await layMirax(await mosaicAsMirax(coarseMosaic), folder);
    await putTruth(folder, 'truth.json', BORDER_PX);
    await putSlide(tiffs, 's.tif', coarseMosaic);
    await putTruth(tiffs, 'truth.json', 0);
    const ours = onlySlide(await indexCohort(folder, ['case7.mrxs,truth.json,tumor,,']));
    const theirs = onlySlide(await indexCohort(tiffs, ['s.tif,truth.json,tumor,,']));
    expect(theirs.tumour.length).toBeGreaterThan(0);
    expect(places(ours.tumour, ours, MIRAX_BORDER_CELLS)).toEqual(places(theirs.tumour, theirs, 0));
    expect(places(ours.normal, ours, MIRAX_BORDER_CELLS)).toEqual(places(theirs.normal, theirs, 0));
    const [actual, expected] = [await firstPixels(ours, 6), await firstPixels(theirs, 6)];
    // Encoded as JPEG once more, and no patch of another place.
    for (const [index, pixels] of actual.entries()) {
      expect(meanDifference(pixels, expected[index] ?? new Uint8Array())).toBeLessThan(3);
    }
  });

  it('is skipped and named where a data file is missing', async () => {
    const folder = await temporaryFolder();
    const files = await mosaicAsMirax(coarseMosaic);
    files.delete('case7/Data0001.dat');
    await layMirax(files, folder);
    const { units, skipped } = await indexCohort(folder, ['case7.mrxs,,normal,,']);
    expect(units).toEqual([]);
    expect(skipped).toEqual([{ name: 'case7.mrxs', reason: expect.stringContaining('Data0001.dat') as string }]);
  });
});

suiteThatTrains('training', () => {
  openslideSuite('on MIRAX slides', () => {
    it(
      'reads its patches in place, margins included, and ends with a validated model',
      { timeout: 180_000 },
      async () => {
        const folder = await temporaryFolder();
        await layMirax(await mosaicAsMirax(coarseMosaic), folder);
        await putTruth(folder, 'mirax.json', BORDER_PX);
        await putSlide(folder, 's.tif', coarseMosaic);
        await putTruth(folder, 'tiff.json', 0);
        const manifest = path.join(folder, 'cohort.csv');
        await writeFile(manifest, 'slide,truth\ncase7.mrxs,mirax.json\n');
        const validation = path.join(folder, 'validation.csv');
        await writeFile(validation, 'slide,truth\ns.tif,tiff.json\n');
        const data = dataPlan(slideSource(manifest), { validation: slideSource(validation) });
        const augmentation = { ...NO_AUGMENTATION, rotationDegrees: 45 };
        const config = testConfig(await temporaryFolder(), { data, augmentation, epochs: 1, patchesPerEpoch: 16 });
        const prepared = await prepareData(config, never);
        expect(prepared.training.shared.readSizePx).toBeGreaterThan(CELL_PX);
        const events = await collect(runTraining(config, prepared, testDevice(), never));
        await prepared.close();
        expect(events.at(-1)).toMatchObject({ type: 'finished', epochs: 1 });
      },
    );
  });
});
