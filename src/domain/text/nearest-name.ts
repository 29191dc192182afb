/** Changes that a slip of the fingers makes, as a share of the name's length; further off is another name. */
const MAX_CHANGED_SHARE = 0.4;
/** Longer than any name of ours: what is longer is no slip, and the table below grows with the square. */
const MAX_CHARACTERS = 64;

/**
 * The name that somebody who wrote `given` most likely meant; case and separators do not count. Undefined: none is
 * near.
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  if (given.length > MAX_CHARACTERS) return undefined;
  const plain = plainly(given);
  const ranked = names
    .map((name) => ({ name, changes: changesBetween(plain, plainly(name)) }))
    .filter(({ name, changes }) => changes <= Math.floor(Math.max(plainly(name).length, 3) * MAX_CHANGED_SHARE))
    .sort((a, b) => a.changes - b.changes);
  return ranked[0]?.name;
}

/** `batchSize`, `batch-size` and `batch_size` are spellings of one name. */
function plainly(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Letters put in, left out, replaced, or swapped with their neighbour (Damerau 1964, optimal string alignment). */
function changesBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) current.push(cellOf(a, b, rows, current, row, column));
    rows.push(current);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}

function cellOf(
  a: string,
  b: string,
  rows: readonly (readonly number[])[],
  current: readonly number[],
  row: number,
  column: number,
): number {
  const at = (line: readonly number[] | undefined, index: number): number => line?.[index] ?? Infinity;
  const above = rows[row - 1];
  const replaced = at(above, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
  const swapped =
    row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      ? at(rows[row - 2], column - 2) + 1
      : Infinity;
  return Math.min(at(above, column) + 1, at(current, column - 1) + 1, replaced, swapped);
}
