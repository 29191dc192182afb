// Anytime answers: in which order patches are scored so that a decision comes early, and when it is certain.
import { createRandomStream, shuffled } from '../random/seeded-random.js';
import { squaresOf, type SquareOfCells } from '../tiling/squares-of.js';

/** Side in cells of a stratum: one random patch of each is a sixteenth of the slide, and its whole is a batch. */
const STRATUM_SIDE_CELLS = 4;

/**
 * Divides cells (ascending) into strata, row by row; the cells of each are in a random order that no score has a say
 * in. The same cells and seed give the same strata and orders.
 */
export function divideIntoStrata(cells: Iterable<number>, columns: number, seed: number): readonly SquareOfCells[] {
  const stratumColumns = Math.ceil(columns / STRATUM_SIDE_CELLS);
  return squaresOf(cells, columns, STRATUM_SIDE_CELLS).map(({ column, row, cells: own }) => ({
    column,
    row,
    cells: shuffled(own, createRandomStream(seed, row * stratumColumns + column)),
  }));
}
