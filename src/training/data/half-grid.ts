import type { PatchGrid } from '../../domain/geometry/grid.js';

/** Four cells for each of the grid: where the patches of half the side lie. */
export function halfGrid({ columns, rows, cellLevel0X, cellLevel0Y }: PatchGrid): PatchGrid {
  return { columns: columns * 2, rows: rows * 2, cellLevel0X: cellLevel0X / 2, cellLevel0Y: cellLevel0Y / 2 };
}
