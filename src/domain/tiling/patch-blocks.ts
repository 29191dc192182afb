// The order in which patches are read: square blocks row by row, so that each compressed tile is decoded once.
import { squaresOf } from './squares-of.js';

/** Patches read with one region: cells of one block, and the smallest rectangle of cells around them. */
export interface PatchBlock {
  /** Of the rectangle, in cells. */
  readonly column: number;
  readonly row: number;
  readonly columnCount: number;
  readonly rowCount: number;
  /** Cell indices (row · columns + column), ascending. */
  readonly cells: readonly number[];
}

/** A rectangle is read as one when at least this share of it is wanted; below, its cells are read one by one. */
const MIN_WANTED_SHARE = 0.25;

/**
 * Groups ascending cell indices into blocks of `blockCells` × `blockCells` cells, rows of blocks from the top,
 * blocks from the left. Sparse blocks (random sampling) fall apart into their single cells, in the same order.
 */
export function patchBlocks(cells: Uint32Array, columns: number, blockCells: number): readonly PatchBlock[] {
  return squaresOf(cells, columns, blockCells).flatMap(({ cells: own }) => splitSparse(enclose(own, columns), columns));
}

/** The blocks without the first `skip` patches; a block begun keeps its rectangle. */
export function skipPatches(blocks: readonly PatchBlock[], skip: number): readonly PatchBlock[] {
  let left = skip;
  return blocks.flatMap((block) => {
    const skipped = Math.min(left, block.cells.length);
    left -= skipped;
    if (skipped === 0) return [block];
    return skipped === block.cells.length ? [] : [{ ...block, cells: block.cells.slice(skipped) }];
  });
}

function splitSparse(block: PatchBlock, columns: number): readonly PatchBlock[] {
  const wantedShare = block.cells.length / (block.columnCount * block.rowCount);
  return wantedShare >= MIN_WANTED_SHARE ? [block] : block.cells.map((cell) => enclose([cell], columns));
}

function enclose(cells: readonly number[], columns: number): PatchBlock {
  const cellColumns = cells.map((cell) => cell % columns);
  const cellRows = cells.map((cell) => Math.floor(cell / columns));
  const column = Math.min(...cellColumns);
  const row = Math.min(...cellRows);
  return {
    column,
    row,
    columnCount: Math.max(...cellColumns) - column + 1,
    rowCount: Math.max(...cellRows) - row + 1,
    cells,
  };
}
