// Which tissue patches are scored.
import { createRandomStream, randomIndex, type RandomStream } from '../random/seeded-random.js';
import type { Sampling } from '../predictions/prediction.js';
import { allocateByShare } from './allocate-by-share.js';
import { squaresOf, type SquareOfCells } from './squares-of.js';

/** Side in cells of the squares that stratified sampling keeps in proportion. */
export const STRATUM_CELLS = 16;

/**
 * Picks from the tissue cells of a mask (row by row, one byte a cell): all of them; `count` at random without
 * replacement (the original method scores 5,000); or `count` shared out over squares of STRATUM_CELLS × STRATUM_CELLS
 * cells in proportion to their tissue, at random inside each, so that no region is missed by chance.
 * The same mask, sampling and seed give the same cells. Returns cell indices (row · columns + column), ascending.
 */
export function samplePatches(mask: Uint8Array, columns: number, sampling: Sampling): Uint32Array {
  const tissue = tissueCells(mask);
  if (sampling.mode === 'all' || sampling.count >= tissue.length) return tissue;
  const random = createRandomStream(sampling.seed);
  if (sampling.mode === 'random') return takeAtRandom(tissue, sampling.count, random).sort();
  return takeStratified(tissue, columns, sampling.count, random);
}

function tissueCells(mask: Uint8Array): Uint32Array {
  const cells = new Uint32Array(mask.reduce((sum, value) => sum + value, 0));
  let next = 0;
  mask.forEach((value, cell) => {
    if (value !== 0) cells[next++] = cell;
  });
  return cells;
}

/** The first `count` steps of a Fisher–Yates shuffle. */
function takeAtRandom(cells: Uint32Array, count: number, random: RandomStream): Uint32Array {
  const pool = cells.slice();
  for (let taken = 0; taken < count; taken += 1) {
    const other = taken + randomIndex(random, pool.length - taken);
    const kept = pool[taken] ?? 0;
    pool[taken] = pool[other] ?? 0;
    pool[other] = kept;
  }
  return pool.slice(0, count);
}

function takeStratified(cells: Uint32Array, columns: number, count: number, random: RandomStream): Uint32Array {
  const strata = inOrderOfFirstCells(squaresOf(cells, columns, STRATUM_CELLS));
  const shares = allocateByShare(
    strata.map((stratum) => stratum.length),
    count,
  );
  const taken = strata.flatMap((stratum, index) => [
    ...takeAtRandom(Uint32Array.from(stratum), shares[index] ?? 0, random),
  ]);
  return Uint32Array.from(taken).sort();
}

/** The draws of all strata come from one stream: another order would give other samples for the same seed. */
function inOrderOfFirstCells(squares: readonly SquareOfCells[]): readonly (readonly number[])[] {
  return squares.map(({ cells }) => cells).sort(([a = 0], [b = 0]) => a - b);
}
