import { describe, expect, it } from 'vitest';
import { createRandomStream, shuffled } from '../../../src/domain/random/seeded-random.js';

describe('createRandomStream', () => {
  it('is uniform on [0, 1) and differs by every seed word', () => {
    const random = createRandomStream(1, 2);
    const values = Array.from({ length: 20_000 }, random);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const buckets = new Array<number>(10).fill(0);
    for (const value of values) buckets[Math.floor(value * 10)]! += 1;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(Math.min(...buckets)).toBeGreaterThan(1_800);
    const firsts = [[1, 2], [2, 1], [1], [1, 3], [1 + 2 ** 32, 2]].map((words) => createRandomStream(...words)());
    expect(new Set(firsts).size).toBe(firsts.length);
  });
});

describe('shuffled', () => {
  it('keeps all items and leaves its argument alone', () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const mixed = shuffled(items, createRandomStream(9));
    expect(mixed).not.toEqual(items);
    expect(mixed.toSorted((a, b) => a - b)).toEqual(items);
  });
});
