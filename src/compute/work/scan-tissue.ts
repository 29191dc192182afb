// The grey map that tissue is found on: one pixel a patch, read in pieces of bounded size.
import { cellsRectangle, type PatchGrid } from '../../domain/geometry/grid.js';
import { nearestFinerLevel } from '../../domain/geometry/finest-level.js';
import type { ReadScaledRegion, SlideReader } from '../../ports/slide-reader.js';
import { greyOf } from '../../domain/tissue/grey.js';

/** Source pixels of one piece: 12 MiB as RGB, whatever the slide's size and however coarse its pyramid. */
const MAX_SOURCE_PIXELS = 4 * 1024 * 1024;

/** Grey levels, one a cell, row by row. Each cell is the mean of what it covers. */
export async function scanTissue(
  reader: SlideReader,
  grid: PatchGrid,
  read: ReadScaledRegion,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const grey = new Uint8Array(grid.columns * grid.rows);
  const piece = pieceSize(reader, grid);
  for (let row = 0; row < grid.rows; row += piece.rows) {
    const rows = Math.min(piece.rows, grid.rows - row);
    for (let column = 0; column < grid.columns; column += piece.columns) {
      const columns = Math.min(piece.columns, grid.columns - column);
      const image = await read(reader, cellsRectangle(grid, column, row, columns, rows), columns, rows, signal);
      const levels = greyOf(image);
      for (let y = 0; y < rows; y += 1)
        grey.set(levels.subarray(y * columns, (y + 1) * columns), (row + y) * grid.columns + column);
    }
  }
  return grey;
}

/** Whole rows of cells where they fit, so that tiles are decoded once; else runs of one row. */
function pieceSize(reader: SlideReader, grid: PatchGrid): { readonly columns: number; readonly rows: number } {
  const { levels } = reader.facts;
  const level = levels[nearestFinerLevel(levels, grid.cellLevel0X, grid.cellLevel0Y)];
  const sourcePixelsPerCell =
    (grid.cellLevel0X / (level?.downsampleX ?? 1)) * (grid.cellLevel0Y / (level?.downsampleY ?? 1));
  const cells = Math.max(1, Math.floor(MAX_SOURCE_PIXELS / sourcePixelsPerCell));
  const columns = Math.min(grid.columns, cells);
  return { columns, rows: Math.max(1, Math.floor(cells / columns)) };
}
