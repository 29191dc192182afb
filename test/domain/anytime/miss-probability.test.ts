import { describe, expect, test } from 'vitest';
import { drawsFor, missProbability } from '../../../src/domain/anytime/miss-probability.js';
import { createRandomStream, randomIndex, shuffled } from '../../../src/domain/random/seeded-random.js';

/** All ways in which `patches` can lie in strata of these sizes, as patches a stratum. */
function waysToLie(sizes: readonly number[], patches: number): readonly (readonly number[])[] {
  const [size, ...others] = sizes;
  if (size === undefined) return patches === 0 ? [[]] : [];
  return Array.from({ length: Math.min(size, patches) + 1 }, (_, own) =>
    waysToLie(others, patches - own).map((rest) => [own, ...rest]),
  ).flat();
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i += 1) ways *= (n - i) / (i + 1);
  return k > n ? 0 : ways;
}

/** The hypergeometric chance for each stratum, multiplied, of the worst way to lie. */
function byEnumeration(sizes: readonly number[], draws: number, patches: number): number {
  const chances = waysToLie(sizes, patches).map((way) =>
    way.reduce((chance, own, index) => {
      const size = sizes[index] ?? 0;
      const drawn = Math.min(draws, size);
      return (chance * choose(size - own, drawn)) / choose(size, drawn);
    }, 1),
  );
  return Math.max(...chances);
}

describe('missProbability', () => {
  test('is the largest chance over all ways in which a lesion can lie', () => {
    const random = createRandomStream(3);
    for (let trial = 0; trial < 200; trial += 1) {
      const sizes = Array.from({ length: 1 + randomIndex(random, 4) }, () => 1 + randomIndex(random, 6));
      const all = sizes.reduce((sum, size) => sum + size, 0);
      const patches = 1 + randomIndex(random, Math.min(all, 6));
      const draws = 1 + randomIndex(random, 4);
      expect(missProbability(sizes, draws, patches)).toBeCloseTo(byEnumeration(sizes, draws, patches), 10);
    }
  });

  test('is what draws from strata show', () => {
    const random = createRandomStream(9);
    const bound = missProbability([16, 16, 9, 16], 4, 3);
    // Three patches scattered over the largest strata: the worst case.
    const misses = Array.from({ length: 20_000 }, () =>
      [16, 16, 16].every(
        (size) =>
          !shuffled([...Array(size).keys()], random)
            .slice(0, 4)
            .includes(0),
      ),
    ).filter(Boolean).length;
    expect(Math.abs(misses / 20_000 - bound)).toBeLessThan(0.015);
  });

  test('is 0 where the draws leave fewer patches than the lesion has', () => {
    expect(missProbability([4, 4], 4, 1)).toBe(0);
    expect(missProbability([4, 4], 3, 3)).toBe(0);
    expect(missProbability([4, 4], 3, 2)).toBeGreaterThan(0);
  });
});

describe('drawsFor', () => {
  test('gives the fewest draws that are certain enough', () => {
    const sizes = Array<number>(100).fill(16);
    expect(drawsFor(sizes, 47, 0.95)).toBe(1);
    expect(drawsFor(sizes, 10, 0.95)).toBe(5);
    expect(missProbability(sizes, 4, 10)).toBeGreaterThan(0.05);
    expect(missProbability(sizes, 5, 10)).toBeLessThanOrEqual(0.05);
    expect(drawsFor(sizes, 1, 0.95)).toBe(16);
  });

  test('knows slides that have no room for the lesion', () => {
    expect(drawsFor([2], 5, 0.9)).toBe(1);
    expect(drawsFor([], 5, 0.9)).toBe(0);
  });
});
