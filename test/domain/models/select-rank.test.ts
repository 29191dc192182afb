import { describe, expect, test } from 'vitest';
import { aggregatePatch } from '../../../src/domain/models/patch-aggregation.js';
import { selectRank } from '../../../src/domain/models/select-rank.js';
import { createRandomStream, randomIndex } from '../../../src/domain/random/seeded-random.js';

const random = createRandomStream(5);

/** Many values alike in every second case: they are where a selection goes wrong. */
function someValues(index: number): Float64Array {
  const length = 1 + randomIndex(random, 60);
  const distinct = index % 2 === 0 ? 3 : 1e6;
  return Float64Array.from({ length }, () => randomIndex(random, distinct) / distinct);
}

describe('selectRank', () => {
  test('gives what sorting gives, with nothing smaller behind it and nothing larger before it', () => {
    for (let index = 0; index < 2000; index += 1) {
      const values = someValues(index);
      const rank = randomIndex(random, values.length);
      const sorted = Float64Array.from(values).sort();
      const chosen = selectRank(values, rank);
      expect(chosen).toBe(sorted[rank]);
      expect(values.subarray(0, rank).every((value) => value <= chosen)).toBe(true);
      expect(values.subarray(rank).every((value) => value >= chosen)).toBe(true);
      expect(Float64Array.from(values).sort()).toEqual(sorted);
    }
  });
});

describe('aggregatePatch', () => {
  test('gives what the sorted values give, and leaves the values as they were', () => {
    for (let index = 0; index < 500; index += 1) {
      const values = Float32Array.from(someValues(index));
      const before = values.slice();
      const sorted = [...values].sort((a, b) => a - b);
      const percentile = index % 10 === 0 ? 100 : 100 * random();
      const k = 1 + randomIndex(random, 70);
      const rank = (percentile / 100) * (sorted.length - 1);
      const [below = 0, above = 0] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
      const largest = sorted.slice(-k);
      expect(aggregatePatch(values, { kind: 'max' })).toBe(sorted.at(-1));
      expect(aggregatePatch(values, { kind: 'percentile', percentile })).toBe(
        below + (above - below) * (rank - Math.floor(rank)),
      );
      const mean = largest.reduce((sum, value) => sum + value, 0) / largest.length;
      expect(aggregatePatch(values, { kind: 'meanTopK', k })).toBeCloseTo(mean, 12);
      expect(values).toEqual(before);
    }
  });
});
