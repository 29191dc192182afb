/** A square of a grid of cells, and those cells of it that are wanted. */
export interface SquareOfCells {
  /** Of the square, counted in squares. */
  readonly column: number;
  readonly row: number;
  /** Cell indices (row · columns + column), never none. */
  readonly cells: readonly number[];
}

/**
 * Groups cell indices by the squares of `side` × `side` cells they lie in, squares row by row, cells in the order they
 * came in; empty squares are left out.
 */
export function squaresOf(cells: Iterable<number>, columns: number, side: number): readonly SquareOfCells[] {
  const squareColumns = Math.ceil(columns / side);
  const byKey = new Map<number, number[]>();
  for (const cell of cells) {
    const key = Math.floor(Math.floor(cell / columns) / side) * squareColumns + Math.floor((cell % columns) / side);
    const square = byKey.get(key);
    if (square === undefined) byKey.set(key, [cell]);
    else square.push(cell);
  }
  return [...byKey]
    .sort(([a], [b]) => a - b)
    .map(([key, own]) => ({ column: key % squareColumns, row: Math.floor(key / squareColumns), cells: own }));
}
