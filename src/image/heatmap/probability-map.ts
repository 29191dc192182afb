/** Grid cells and what was found in each. */
export interface ScoredCells {
  readonly columns: Uint32Array;
  readonly rows: Uint32Array;
  /** One a cell, 0 to 1. */
  readonly probabilities: Float32Array;
  /** Size of a cell in pixels of the picture; fractional as a rule, and under 1 on large slides. */
  readonly cellWidthPx: number;
  readonly cellHeightPx: number;
}

/** What a pixel has where no cell was scored. */
export const UNSCORED = -1;

/**
 * The cells laid over a picture of (widthPx, heightPx): one value a pixel, UNSCORED between them.
 * Where cells share a pixel the highest wins, so that a small metastasis is not lost on a small picture.
 */
export function probabilityMap(cells: ScoredCells, widthPx: number, heightPx: number): Float32Array {
  const map = new Float32Array(widthPx * heightPx).fill(UNSCORED);
  cells.probabilities.forEach((probability, i) => {
    const [left, right] = span(cells.columns[i]!, cells.cellWidthPx, widthPx);
    const [top, bottom] = span(cells.rows[i]!, cells.cellHeightPx, heightPx);
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) map[y * widthPx + x] = Math.max(map[y * widthPx + x]!, probability);
    }
  });
  return map;
}

/** Pixels of a cell: none twice where cells are larger than pixels, the one it starts in where they are smaller. */
function span(index: number, cellPx: number, limitPx: number): readonly [number, number] {
  const start = cellPx < 1 ? Math.floor(index * cellPx) : Math.round(index * cellPx);
  const end = Math.max(start + 1, Math.round((index + 1) * cellPx));
  return [Math.min(start, limitPx), Math.min(end, limitPx)];
}
