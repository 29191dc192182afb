// Randomness as a value: same seed, same numbers, on every machine.

/** A stream of uniform numbers in [0, 1). */
export type RandomStream = () => number;

/** sfc32 (Chris Doty-Humphrey, public domain), seeded from the words; different words give independent streams. */
export function createRandomStream(...words: readonly number[]): RandomStream {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (const word of words) {
    a ^= word | 0;
    b ^= Math.floor(word / 4_294_967_296) | 0;
    // Twelve rounds are enough for sfc32 to spread a seed over its whole state.
    for (let round = 0; round < 12; round += 1) next();
  }
  return next;
}

/** Uniform in [low, high). */
export function uniform(random: RandomStream, low: number, high: number): number {
  return low + (high - low) * random();
}

/** Integer 0…count − 1. */
export function randomIndex(random: RandomStream, count: number): number {
  return Math.floor(random() * count);
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: RandomStream): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = randomIndex(random, last + 1);
    const kept = copy[last] as T;
    copy[last] = copy[other] as T;
    copy[other] = kept;
  }
  return copy;
}
