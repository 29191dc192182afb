// Anytime answers: in which order patches are scored so that a decision comes early, and when it is certain.
import { createRandomStream, shuffled } from '../random/seeded-random.js';

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
  const byKey = new Map<number, number[]>();
  for (const cell of cells) {
    const row = Math.floor(Math.floor(cell / columns) / STRATUM_SIDE_CELLS);
    const key = row * stratumColumns + Math.floor((cell % columns) / STRATUM_SIDE_CELLS);
    const stratum = byKey.get(key);
    if (stratum === undefined) byKey.set(key, [cell]);
    else stratum.push(cell);
  }
  return [...byKey]
    .sort(([a], [b]) => a - b)
    .map(([key, own]) => ({
      column: key % stratumColumns,
      row: Math.floor(key / stratumColumns),
      cells: shuffled(own, createRandomStream(seed, key)),
    }));
}
