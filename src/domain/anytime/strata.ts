// Anytime answers: in which order patches are scored so that a decision comes early, and when it is certain.
import { createRandomStream, shuffled } from '../random/seeded-random.js';
import { squaresOf } from '../tiling/squares-of.js';

/** Side in cells of a stratum: one random patch of each is a sixteenth of the slide, and its whole is a batch. */
export const STRATUM_SIDE_CELLS = 4;

/** A square of the grid and the patches wanted in it. */
export interface Stratum {
  readonly column: number;
  readonly row: number;
  /** Cell indices (row · columns + column) in a random order that no score has a say in. */
  readonly cells: readonly number[];
}

/** Divides cells (ascending) into strata, row by row. The same cells and seed give the same strata and orders. */
export function divideIntoStrata(cells: Iterable<number>, columns: number, seed: number): readonly Stratum[] {
  const stratumColumns = Math.ceil(columns / STRATUM_SIDE_CELLS);
  return squaresOf(cells, columns, STRATUM_SIDE_CELLS).map(({ column, row, cells: own }) => ({
    column,
    row,
    cells: shuffled(own, createRandomStream(seed, row * stratumColumns + column)),
  }));
}
