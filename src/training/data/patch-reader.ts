// Reads patches wherever they are, through the cache that all threads share.
import { readFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors/app-error.js';
import { cellsRectangle, type PatchGrid } from '../../domain/geometry/grid.js';
import type { Level0Rectangle } from '../../domain/geometry/level0-rectangle.js';
import { decodePatch } from '../../image/decode-patch.js';
import type { SlideReader } from '../../ports/slide-reader.js';
import { createFileReader } from './create-file-reader.js';
import { halfGrid } from './half-grid.js';
import { mirrorPatch } from './mirror-patch.js';
import { normalisePatch } from './normalise-patch.js';
import { PLACE, PLACE_NUMBERS, STAIN_NUMBER, type SharedPatches } from './shared-patches.js';
import { createSlideShelf } from './slide-shelf.js';
import { openSlideTools, type SlideTools } from './slide-tools.js';

export interface PatchReader {
  /**
   * uint8 RGB, readSizePx² × 3, in the data's stain. Throws what the file or slide does; the memory may be the cache's
   * own.
   */
  read(index: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function createPatchReader(shared: SharedPatches): PatchReader {
  const places = new Uint32Array(shared.places);
  const cache = createPixelCache(shared);
  const readPatchFile = createFileReader();
  let tools: Promise<SlideTools> | undefined;
  const openSlide = async (slide: number): Promise<SlideReader> => {
    const place = shared.slides[slide];
    if (place === undefined) throw new AppError('INTERNAL', 'a patch names a slide that is not there');
    return (await (tools ??= openSlideTools())).open(place.files);
  };
  const shelf = createSlideShelf(openSlide);

  const readPlace = async ([kind = PLACE.file, source = 0, cell = 0]: Uint32Array): Promise<Uint8Array> => {
    if (kind === PLACE.file) return decodePatchFile(shared.files[source] ?? '', shared.patchSizePx, readPatchFile);
    const { readScaledRegion } = await (tools ??= openSlideTools());
    return shelf.with(source, (reader) => readCell(reader, readScaledRegion, shared, { kind, source, cell }));
  };
  const readStained = async (index: number): Promise<Uint8Array> => {
    const place = places.subarray(index * PLACE_NUMBERS, (index + 1) * PLACE_NUMBERS);
    return normalisePatch(await readPlace(place), place[STAIN_NUMBER] ?? 0, shared.stains);
  };
  return {
    read: async (index) => cache.get(index) ?? cache.put(index, await readStained(index)),
    close: () => shelf.close(),
  };
}

interface PixelCache {
  get(index: number): Uint8Array | undefined;
  put(index: number, pixels: Uint8Array): Uint8Array;
}

/** Two threads that meet at one patch write the same bytes; the mark comes after them. */
function createPixelCache({ cache, filled, readSizePx }: SharedPatches): PixelCache {
  const bytes = new Uint8Array(cache);
  const marks = new Uint8Array(filled);
  const patchBytes = readSizePx * readSizePx * 3;
  const slot = (index: number): Uint8Array => bytes.subarray(index * patchBytes, (index + 1) * patchBytes);
  return {
    get: (index) => (index < marks.length && Atomics.load(marks, index) === 1 ? slot(index) : undefined),
    put: (index, pixels) => {
      if (index >= marks.length || pixels.length !== patchBytes) return pixels;
      slot(index).set(pixels);
      Atomics.store(marks, index, 1);
      return pixels;
    },
  };
}

interface CellPlace {
  readonly kind: number;
  readonly source: number;
  readonly cell: number;
}

async function readCell(
  reader: SlideReader,
  readScaledRegion: SlideTools['readScaledRegion'],
  { slides, patchSizePx, readSizePx }: SharedPatches,
  { kind, source, cell }: CellPlace,
): Promise<Uint8Array> {
  const grid = slides[source]?.grid;
  if (grid === undefined) throw new AppError('INTERNAL', 'a patch names a slide that is not there');
  if (kind === PLACE.cell) {
    const rectangle = cellWithMargin(grid, cell, (readSizePx - patchSizePx) / 2 / patchSizePx);
    return (await readScaledRegion(reader, rectangle, readSizePx, readSizePx)).data;
  }
  const sidePx = patchSizePx / 2;
  const { data } = await readScaledRegion(reader, cellWithMargin(halfGrid(grid), cell, 0), sidePx, sidePx);
  return mirrorPatch(data, sidePx, readSizePx);
}

/** The cell and, on each side, `margin` cells more. */
function cellWithMargin(grid: PatchGrid, cell: number, margin: number): Level0Rectangle {
  const { level0X, level0Y, level0WidthPx, level0HeightPx } = cellsRectangle(
    grid,
    cell % grid.columns,
    Math.floor(cell / grid.columns),
  );
  return {
    level0X: level0X - margin * level0WidthPx,
    level0Y: level0Y - margin * level0HeightPx,
    level0WidthPx: level0WidthPx * (1 + 2 * margin),
    level0HeightPx: level0HeightPx * (1 + 2 * margin),
  };
}

/** uint8 RGB of one patch file; throws PATCH_UNDECODABLE or PATCH_SIZE_MISMATCH. */
export async function decodePatchFile(
  file: string,
  patchSizePx: number,
  read: (file: string) => Promise<Uint8Array> = readFile,
): Promise<Uint8Array> {
  const { data, widthPx, heightPx } = await decodePatch(await read(file));
  if (widthPx !== patchSizePx || heightPx !== patchSizePx) {
    throw new AppError('PATCH_SIZE_MISMATCH', `is ${widthPx}×${heightPx} px, not ${patchSizePx}×${patchSizePx}`);
  }
  return data;
}
