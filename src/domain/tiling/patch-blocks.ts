// The order in which patches are read: square blocks row by row, so that each compressed tile is decoded once.

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
  const blockColumns = Math.ceil(columns / blockCells);
  const byBlock = new Map<number, number[]>();
  for (const cell of cells) {
    const key =
      Math.floor(Math.floor(cell / columns) / blockCells) * blockColumns + Math.floor((cell % columns) / blockCells);
    const block = byBlock.get(key);
    if (block === undefined) byBlock.set(key, [cell]);
    else block.push(cell);
  }
  return [...byBlock]
    .sort(([a], [b]) => a - b)
    .flatMap(([, inBlock]) => splitSparse(enclose(inBlock, columns), columns));
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
