import type { SquareOfCells } from '../tiling/squares-of.js';
import { drawsFor } from './miss-probability.js';
import type { LesionBound } from './stop-rule.js';
import { divideIntoStrata } from './strata.js';

/** Patches in an order that follows their scores; every patch comes once, whatever is told. */
export interface PatchOrder {
  /** Cells to read next, ascending and close together; undefined at the end. */
  next(): readonly number[] | undefined;
  /** A patch's score as the order should see it, 0 to 1. May be told late, or never. */
  scored(cell: number, score: number): void;
  /**
   * How many patches had been handed out, those of an earlier life included, when the random draws of every stratum
   * were complete; undefined before.
   */
  drawnAfter(): number | undefined;
}

export interface PatchOrderOptions {
  readonly cells: Iterable<number>;
  readonly columns: number;
  readonly seed: number;
  /** So many random patches of every stratum as it needs come before unsuspicious strata are finished; absent: one. */
  readonly lesion?: LesionBound | undefined;
  /** Handed out in an earlier life. */
  readonly done?: Iterable<number>;
}

/** This share of the strata, the most suspicious first, is finished between the first draw and the others. */
const REFINED_FIRST = 1 / 8;
/** Neighbours count for half: a lesion that ends at a stratum's edge goes on beyond it as a rule. */
const NEIGHBOUR_WEIGHT = 0.5;

interface Square {
  readonly cells: readonly number[];
  /** Of the cells, those to come, in the stratum's order. */
  readonly left: number[];
  readonly neighbours: Square[];
  /** The highest score of its own. */
  best: number;
  suspicion: number;
}

/**
 * One random patch of every stratum first; then whole strata, those first whose scores, or whose neighbours', are
 * highest so far. With several draws, the rest of them comes once an eighth of the strata has been finished so.
 */
export function createPatchOrder({ cells, columns, seed, lesion, done = [] }: PatchOrderOptions): PatchOrder {
  const handedOut = new Set(done);
  const strata = divideIntoStrata(cells, columns, seed);
  const draws = drawsOf(strata, lesion);
  const squares = layOut(strata, handedOut);
  const byCell = new Map(squares.flatMap((square) => square.cells.map((cell) => [cell, square] as const)));
  const drawer = createDrawer(squares);
  const counts = { handedOut: handedOut.size, refined: 0, drawnAfter: undefined as number | undefined };
  const choose = (): { readonly square: Square; readonly count: number } | undefined => {
    const isRefined = counts.refined >= squares.length * REFINED_FIRST;
    const drawn = drawer.next(isRefined ? draws : 1);
    if (drawn !== undefined) return { square: drawn, count: 1 };
    if (isRefined || draws === 1) counts.drawnAfter ??= counts.handedOut;
    counts.refined += 1;
    const square = mostSuspicious(squares);
    return square && { square, count: square.left.length };
  };
  return {
    next: () => {
      const chosen = choose();
      if (chosen === undefined) return undefined;
      counts.handedOut += chosen.count;
      return chosen.square.left.splice(0, chosen.count).sort((a, b) => a - b);
    },
    scored: (cell, score) => {
      const square = byCell.get(cell);
      if (square !== undefined && score > square.best) raise(square, score);
    },
    drawnAfter: () => counts.drawnAfter,
  };
}

function drawsOf(strata: readonly SquareOfCells[], lesion: LesionBound | undefined): number {
  const sizes = strata.map(({ cells }) => cells.length);
  return lesion === undefined ? 1 : drawsFor(sizes, lesion.patches, lesion.certainty);
}

function layOut(strata: readonly SquareOfCells[], handedOut: ReadonlySet<number>): readonly Square[] {
  const placeOf = (column: number, row: number): string => `${column},${row}`;
  const squares = new Map<string, Square>();
  for (const { column, row, cells } of strata) {
    const left = cells.filter((cell) => !handedOut.has(cell));
    squares.set(placeOf(column, row), { cells, left, neighbours: [], best: 0, suspicion: 0 });
  }
  for (const { column, row } of strata) {
    for (const [x, y] of AROUND) {
      const neighbour = squares.get(placeOf(column + x, row + y));
      if (neighbour !== undefined) squares.get(placeOf(column, row))?.neighbours.push(neighbour);
    }
  }
  return [...squares.values()];
}

const AROUND = [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((x) => [x, y] as const)).filter(([x, y]) => x !== 0 || y !== 0);

function raise(square: Square, score: number): void {
  square.best = score;
  for (const one of [square, ...square.neighbours]) {
    const around = one.neighbours.reduce((most, { best }) => Math.max(most, best), one.best);
    one.suspicion = one.best + NEIGHBOUR_WEIGHT * around;
  }
}

/** A look at every stratum: a slide of a million patches has 62,500, and each is asked for once. */
function mostSuspicious(squares: readonly Square[]): Square | undefined {
  let top: Square | undefined;
  for (const square of squares) {
    if (square.left.length > 0 && square.suspicion > (top?.suspicion ?? -1)) top = square;
  }
  return top;
}

interface Drawer {
  /** The next square of which fewer than `upTo` cells have been taken, in reading order. */
  next(upTo: number): Square | undefined;
}

function createDrawer(squares: readonly Square[]): Drawer {
  let level = 1;
  let at = 0;
  const lacks = ({ cells, left }: Square): boolean => left.length > 0 && cells.length - left.length < level;
  return {
    next: (upTo) => {
      for (; level <= upTo; level += 1, at = 0) {
        for (; at < squares.length; at += 1) {
          const square = squares[at];
          if (square !== undefined && lacks(square)) return square;
        }
      }
      return undefined;
    },
  };
}
