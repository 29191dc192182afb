import type { TiffDirectory } from './directory.js';
import { corrupt } from '../slide-error.js';

/** The tiles of one image. Planar images have a whole grid of tiles for each sample. */
export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  readonly planes: number;
  readonly tileWidthPx: number;
  readonly tileHeightPx: number;
}

/** Lays out the grid; throws SLIDE_CORRUPT when the directory lists other tiles than that. */
export function tileGridOf(directory: TiffDirectory): TileGrid {
  const { tileWidthPx, tileHeightPx, offsets, byteCounts, tiled } = directory.tiling;
  const columns = Math.ceil(directory.widthPx / tileWidthPx);
  const rows = Math.ceil(directory.heightPx / tileHeightPx);
  const planes = directory.planar ? directory.samplesPerPixel : 1;
  const expected = columns * rows * planes;
  for (const [what, numbers] of [
    ['offsets', offsets],
    ['sizes', byteCounts],
  ] as const) {
    // More tiles than that are of another tile size than is stated: they would show in wrong places. Of strips some
    // writers list more.
    if (numbers.length < expected || (tiled && numbers.length > expected)) {
      throw corrupt(
        `${directory.name} lists ${numbers.length} ${tiled ? 'tile' : 'strip'} ${what} where its size makes ${expected}`,
      );
    }
  }
  return { columns, rows, planes, tileWidthPx, tileHeightPx };
}

/** Index of a tile in the directory's arrays. */
export function tileIndex(grid: TileGrid, column: number, row: number, plane = 0): number {
  return (plane * grid.rows + row) * grid.columns + column;
}

/** How much of a tile is picture: tiles at the right and bottom edge reach beyond it. */
export function visibleSize(
  directory: TiffDirectory,
  grid: TileGrid,
  column: number,
  row: number,
): { widthPx: number; heightPx: number } {
  return {
    widthPx: Math.min(grid.tileWidthPx, directory.widthPx - column * grid.tileWidthPx),
    heightPx: Math.min(grid.tileHeightPx, directory.heightPx - row * grid.tileHeightPx),
  };
}
