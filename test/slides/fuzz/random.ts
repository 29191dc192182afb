/** Random numbers that are the same on every machine (mulberry32). */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
}

function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return { next, below, pick: (items) => items[below(items.length)] ?? items[0] };
}

/** Of one case of a run: each case can be made again alone. */
export function randomOf(runSeed: number, caseIndex: number): Random {
  return createRandom(Math.imul(runSeed, 0x9e3779b1) ^ Math.imul(caseIndex + 1, 0x85ebca6b));
}

/** Numbers that parsers stumble over. */
export const ABSURD: readonly [number, ...number[]] = [
  0,
  1,
  2,
  3,
  7,
  8,
  16,
  255,
  256,
  65_534,
  65_535,
  65_536,
  16_777_216,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 2,
  2 ** 32 - 1,
];
