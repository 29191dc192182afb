// A small cohort on disk: the mosaics as slides, with truth drawn from their known cells in any form.
import { appendFile, copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  DEFAULT_SAMPLING,
  DEFAULT_SPLIT,
  type DataPlan,
  type SlideSource,
} from '../../../src/domain/dataset/data-plan.js';
import { NO_OTHER_NAMES } from '../../../src/domain/annotations/region-names.js';
import { encodeImage } from '../../../src/image/encode-image.js';
import type { TrainingSlide } from '../../../src/training/data/training-slide.js';
import { coarseMosaic, fineMosaic, type Mosaic } from '../../support/mosaics.js';

export const CELL_PX = 96;
export const MPP = 0.972;
/** Both are 24 cells wide and high. */
export const GRID_CELLS = 24;

/** Level-0 pixels along a cell. */
export function cellSidePx({ mpp }: Mosaic): number {
  return Math.round((CELL_PX * MPP) / mpp);
}

/** Copies a mosaic; `tail` bytes after its end make it another file with the same pixels. */
export async function putSlide(folder: string, name: string, { files }: Mosaic, tail = ''): Promise<string> {
  await copyFile(path.join(files.rootDir, files.names[0] ?? ''), path.join(folder, name));
  if (tail !== '') await appendFile(path.join(folder, name), tail);
  return name;
}

export function cellsOf(cells: ReadonlySet<string>): readonly (readonly [number, number])[] {
  return [...cells].map((cell) => cell.split(',').map(Number) as [number, number]);
}

/** A grey PNG, `pixelsPerCell` a cell, tumour as `value`; `shift` moves it by cells, `cells` gives other ones. */
export async function putMask(
  folder: string,
  name: string,
  mosaic: Mosaic,
  options: { readonly pixelsPerCell: number; readonly value?: number; readonly shift?: number },
): Promise<string> {
  const { pixelsPerCell, value = 255, shift = 0 } = options;
  const side = GRID_CELLS * pixelsPerCell;
  const data = new Uint8Array(side * side * 3);
  for (const [column, row] of cellsOf(mosaic.tumour)) {
    for (let y = 0; y < pixelsPerCell; y += 1) {
      const start = ((row + shift) * pixelsPerCell + y) * side + (column + shift) * pixelsPerCell;
      data.fill(value, start * 3, (start + pixelsPerCell) * 3);
    }
  }
  await writeFile(path.join(folder, name), (await encodeImage({ data, widthPx: side, heightPx: side }, 'png')).data);
  return name;
}

/** Corners of each tumour cell, in level-0 pixels. */
export function tumourBoxes(mosaic: Mosaic): readonly (readonly (readonly [number, number])[])[] {
  const side = cellSidePx(mosaic);
  return cellsOf(mosaic.tumour).map(([column, row]) => [
    [column * side, row * side],
    [(column + 1) * side, row * side],
    [(column + 1) * side, (row + 1) * side],
    [column * side, (row + 1) * side],
  ]);
}

export function slideSource(manifest: string, more: Partial<SlideSource> = {}): SlideSource {
  return {
    kind: 'slides',
    manifest,
    names: NO_OTHER_NAMES,
    maskTumourValues: [],
    minTumourShare: 1,
    smallTumourRemedy: true,
    ...more,
  };
}

export function dataPlan(training: DataPlan['training'], more: Partial<DataPlan> = {}): DataPlan {
  return {
    training,
    mppX: MPP,
    mppY: MPP,
    patchSizePx: CELL_PX,
    labelSizePx: 32,
    split: DEFAULT_SPLIT,
    sampling: DEFAULT_SAMPLING,
    roots: [],
    ...more,
  };
}

/** Four slides: two with tumour and a mask, two normal ones. Returns the manifest. */
export async function putCohort(folder: string): Promise<string> {
  await putSlide(folder, 'coarse.tif', coarseMosaic);
  await putSlide(folder, 'fine.tif', fineMosaic);
  await putSlide(folder, 'normal-1.tif', coarseMosaic, '1');
  await putSlide(folder, 'normal-2.tif', fineMosaic, '2');
  await putMask(folder, 'coarse.png', coarseMosaic, { pixelsPerCell: 6 });
  await putMask(folder, 'fine.png', fineMosaic, { pixelsPerCell: 6 });
  const manifest = path.join(folder, 'cohort.csv');
  await writeFile(
    manifest,
    [
      'slide,truth,label,patient',
      'coarse.tif,coarse.png,tumor,p1',
      'fine.tif,fine.png,tumor,p2',
      'normal-1.tif,,normal,p3',
      'normal-2.tif,,normal,p4',
    ].join('\n'),
  );
  return manifest;
}

/** A slide without labelled cells, for what a test adds. */
export const EMPTY_SLIDE: TrainingSlide = {
  name: 's',
  files: { rootDir: '', names: [] },
  image: '',
  truth: '',
  grid: { columns: 0, rows: 0, cellLevel0X: 0, cellLevel0Y: 0 },
  mppX: MPP,
  mppY: MPP,
  tissueAreaMm2: 0,
  positive: true,
  tumour: new Uint32Array(),
  normal: new Uint32Array(),
  halfTumour: new Uint32Array(),
  mixedCount: 0,
  ignoredCount: 0,
  notes: [],
};
