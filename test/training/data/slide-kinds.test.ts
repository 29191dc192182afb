// Cohorts as they come from elsewhere: other scanners' files, pixels that are not square or of unknown size, outlines
// within outlines, and names that a spreadsheet has quoted. Their patches are those of the mosaic they were made of.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { METHOD_AUGMENTATION } from '../../../src/domain/augmentation/augmentation-options.js';
import type { RgbImage } from '../../../src/domain/image.js';
import { sharp } from '../../../src/image/sharp.js';
import { prepareData } from '../../../src/training/data/prepare-data.js';
import { runTraining } from '../../../src/training/run-training.js';
import type { TrainingSlide } from '../../../src/training/data/training-slide.js';
import { collect } from '../../support/collect.js';
import { coarseMosaic } from '../../support/mosaics.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { writeDicom } from '../../slides/dicom/support/write-dicom.js';
import { testConfig } from '../test-config.js';
import { suiteThatTrains, testDevice } from '../training-device.js';
import { CELL_PX, cellsOf, dataPlan, MPP, putMask, putSlide, slideSource, tumourBoxes } from './cohort.js';
import { cellNames, indexCohort, onlySlide } from './index-cohort.js';

const never = new AbortController().signal;
const [SLIDE = ''] = coarseMosaic.files.names;
const SOURCE = path.join(coarseMosaic.files.rootDir, SLIDE);

const tumourOf = ({ tumour, grid }: TrainingSlide): readonly string[] => cellNames(tumour, grid.columns);

/** What the mosaic itself gives. */
async function expectedTumour(): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  await putSlide(folder, 's.tif', coarseMosaic);
  await putMask(folder, 'm.png', coarseMosaic, { pixelsPerCell: 6 });
  return tumourOf(onlySlide(await indexCohort(folder, ['s.tif,m.png,,,'])));
}

async function putJson(folder: string, name: string, value: unknown): Promise<string> {
  await writeFile(path.join(folder, name), JSON.stringify(value));
  return name;
}

/** The mosaic's outlines in CAMELYON's form, stretched as the slide is. */
const outlines = (scaleX = 1, scaleY = scaleX): object => ({
  positive: tumourBoxes(coarseMosaic).map((box, name) => ({
    name: String(name),
    vertices: box.map(([x, y]) => [x * scaleX, y * scaleY]),
  })),
  negative: [],
});

async function pixelsOf(shrink = 1): Promise<RgbImage> {
  const side = Math.round(2304 / shrink);
  const { data, info } = await sharp(SOURCE)
    .resize(side, side, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), widthPx: info.width, heightPx: info.height };
}

/** The mosaic as a DICOM series of one file a level. */
async function putDicom(folder: string, shrinks: readonly number[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, shrink] of shrinks.entries()) {
    const mpp = [MPP * shrink, MPP * shrink] as const;
    const picture = await pixelsOf(shrink);
    const instance = {
      pictures: [picture],
      tile: [256, 256],
      codec: 'jpeg',
      mpp,
      instance: String(index + 1),
    } as const;
    await writeFile(path.join(folder, `${index + 1}.dcm`), await writeDicom(instance));
  }
}

/** The mosaic as a pyramid of other pixels; a size that is not stated is as if the scanner had left it out. */
async function putPyramid(file: string, [mppX, mppY]: readonly [number, number], states = true): Promise<void> {
  const [width, height] = [Math.round((2304 * MPP) / mppX), Math.round((2304 * MPP) / mppY)];
  const resolution = states ? { xres: 1000 / mppX, yres: 1000 / mppY, resolutionUnit: 'cm' as const } : {};
  const resized = await sharp(SOURCE).resize(width, height, { fit: 'fill' }).png().toBuffer();
  await sharp(resized)
    .tiff({ tile: true, pyramid: true, compression: 'jpeg', quality: 95, ...resolution })
    .toFile(file);
}

const feature = (geometry: object, name: string): object => ({
  type: 'Feature',
  geometry,
  properties: { objectType: 'annotation', classification: { name } },
});

type Ring = readonly (readonly [number, number])[];

/** A box drawn inwards by a share of its side on each. */
function within(box: Ring, share: number): Ring {
  const xs = box.map(([x]) => x);
  const ys = box.map(([, y]) => y);
  const inset = share * (Math.max(...xs) - Math.min(...xs));
  const [left, right] = [Math.min(...xs) + inset, Math.max(...xs) - inset];
  const [top, bottom] = [Math.min(...ys) + inset, Math.max(...ys) - inset];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
}

describe('the patches of a cohort are the same', () => {
  it('from DICOM, as a series’ folder of several levels or as one file', async () => {
    const folder = await temporaryFolder();
    await putDicom(path.join(folder, 'case 1'), [4, 1, 2]);
    await putJson(folder, 't.json', outlines());
    expect(tumourOf(onlySlide(await indexCohort(folder, ['case 1,t.json,,,'])))).toEqual(await expectedTumour());
    expect(tumourOf(onlySlide(await indexCohort(folder, ['case 1/2.dcm,t.json,,,'])))).toEqual(await expectedTumour());
  });

  it('where pixels are not square', async () => {
    const folder = await temporaryFolder();
    await putPyramid(path.join(folder, 's.tif'), [0.486, 0.648]);
    await putJson(folder, 't.json', outlines(2, 1.5));
    const slide = onlySlide(await indexCohort(folder, ['s.tif,t.json,,,']));
    expect([slide.mppX, slide.mppY]).toEqual([expect.closeTo(0.486, 4), expect.closeTo(0.648, 4)]);
    expect(tumourOf(slide)).toEqual(await expectedTumour());
  });

  it('where the manifest gives the pixel size that the slide leaves out', async () => {
    const folder = await temporaryFolder();
    await putPyramid(path.join(folder, 's.tif'), [0.486, 0.486], false);
    await putJson(folder, 't.json', outlines(2));
    expect(tumourOf(onlySlide(await indexCohort(folder, ['s.tif,t.json,,,4.86e-1'])))).toEqual(await expectedTumour());
    const { skipped } = await indexCohort(folder, ['s.tif,t.json,,,']);
    expect(skipped).toEqual([{ name: 's.tif', reason: expect.stringContaining('states no pixel size') as string }]);
  });

  it('from QuPath outlines with islands in their holes, and from one that normal ones are cut out of', async () => {
    const folder = await temporaryFolder();
    await putSlide(folder, 's.tif', coarseMosaic);
    const boxes = tumourBoxes(coarseMosaic).map((box) => within(box, 0));
    const [first = [], ...others] = boxes;
    const island = [[first, within(first, 0.1)], [within(first, 0.2)], ...others.map((box) => [box])];
    await putJson(folder, 'island.json', [feature({ type: 'MultiPolygon', coordinates: island }, 'Tumor')]);
    // The island and a rim are tumour, the moat between them is not; the label's centre lies on the island.
    const centre = { rules: { labelSizePx: 32 } };
    const islands = await indexCohort(folder, ['s.tif,island.json,,,'], centre);
    expect(tumourOf(onlySlide(islands))).toEqual(await expectedTumour());
    expect(onlySlide(await indexCohort(folder, ['s.tif,island.json,,,'])).mixedCount).toBe(1);

    const cells = cellsOf(coarseMosaic.tumour);
    const columns = cells.map(([column]) => column);
    const rows = cells.map(([, row]) => row);
    const [left, right] = [Math.min(...columns), Math.max(...columns) + 1];
    const [top, bottom] = [Math.min(...rows), Math.max(...rows) + 1];
    const holes: object[] = [];
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        if (!coarseMosaic.tumour.has(`${column},${row}`)) holes.push(feature(polygon(column, row), 'Normal'));
      }
    }
    const whole = feature(polygon(left, top, right - left, bottom - top), 'Tumor');
    await putJson(folder, 'cut.json', { type: 'FeatureCollection', features: [...holes, whole] });
    expect(tumourOf(onlySlide(await indexCohort(folder, ['s.tif,cut.json,,,'])))).toEqual(await expectedTumour());
  });

  it('from names in other scripts with commas and quotes, absolute paths too, in a spreadsheet’s CSV', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, '슬라이드, "1"'));
    await putSlide(folder, 's.tif', coarseMosaic);
    await rename(path.join(folder, 's.tif'), path.join(folder, '슬라이드, "1"', 'Präparat 1.tif'));
    const truth = path.join(folder, await putJson(folder, 'Wahrheit, ß.json', outlines()));
    const row = `"슬라이드, ""1""/Präparat 1.tif","${truth}",TUMOR,"Müller, A.",\r`;
    const slide = onlySlide(await indexCohort(folder, [row]));
    expect(tumourOf(slide)).toEqual(await expectedTumour());
    expect(slide).toMatchObject({ name: '슬라이드, "1"/Präparat 1.tif', patient: 'Müller, A.' });
  });
});

function polygon(column: number, row: number, width = 1, height = 1): object {
  const [left, top] = [column * CELL_PX, row * CELL_PX];
  const [right, bottom] = [left + width * CELL_PX, top + height * CELL_PX];
  const ring = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

suiteThatTrains('training', () => {
  it('reads DICOM slides and pixels that are not square in place, and ends with a validated model', async () => {
    const folder = await temporaryFolder();
    await putDicom(path.join(folder, 'dicom'), [1, 4]);
    await putPyramid(path.join(folder, 'wide.tif'), [0.486, 0.648]);
    await putJson(folder, 'dicom.json', outlines());
    await putJson(folder, 'wide.json', outlines(2, 1.5));
    const manifests = ['dicom,dicom.json', 'wide.tif,wide.json'].map((row) => ({ row, file: `${row.length}.csv` }));
    for (const { row, file } of manifests) await writeFile(path.join(folder, file), `slide,truth\n${row}\n`);
    const [training, validation] = manifests.map(({ file }) => slideSource(path.join(folder, file)));
    if (training === undefined || validation === undefined) throw new Error('two manifests were written');
    const data = dataPlan(training, { validation });
    const given = { data, augmentation: METHOD_AUGMENTATION, epochs: 1, patchesPerEpoch: 16 };
    const config = testConfig(await temporaryFolder(), given);
    const prepared = await prepareData(config, never);
    const events = await collect(runTraining(config, prepared, testDevice(), never));
    await prepared.close();
    expect(events.at(-1)).toMatchObject({ type: 'finished', epochs: 1 });
  });
});
