import { shuffled, type RandomStream } from '../random/seeded-random.js';

/** `count` items in random order; every one comes before any comes again. None of none. */
export function drawRounds(items: readonly number[], count: number, random: RandomStream): readonly number[] {
  if (items.length === 0) return [];
  const drawn: number[] = [];
  while (drawn.length < count) {
    for (const item of shuffled(items, random).slice(0, count - drawn.length)) drawn.push(item);
  }
  return drawn;
}
