import { describe, expect, it } from 'vitest';
import {
  aggregationCandidates,
  chooseAggregation,
  tryAggregations,
} from '../../../src/domain/models/choose-aggregation.js';
import {
  aggregatePatch,
  parsePatchAggregation,
  type PatchAggregation,
} from '../../../src/domain/models/patch-aggregation.js';

const values = [0.1, 0.9, 0.3, 0.5];

describe('aggregatePatch', () => {
  it('takes maximum, percentile and mean of the top', () => {
    expect(aggregatePatch(values, { kind: 'max' })).toBe(0.9);
    expect(aggregatePatch(values, { kind: 'percentile', percentile: 50 })).toBeCloseTo(0.4, 12);
    expect(aggregatePatch(values, { kind: 'percentile', percentile: 100 })).toBe(0.9);
    expect(aggregatePatch(values, { kind: 'meanTopK', k: 2 })).toBeCloseTo(0.7, 12);
    expect(aggregatePatch(values, { kind: 'meanTopK', k: 99 })).toBeCloseTo(0.45, 12);
  });

  it('never ends above 1, as a float32 sigmoid may', () => {
    const window = Float32Array.of(1.0000001, 1.0000001);
    const kinds: PatchAggregation[] = [
      { kind: 'max' },
      { kind: 'percentile', percentile: 50 },
      { kind: 'meanTopK', k: 2 },
    ];
    expect(Math.max(...window)).toBeGreaterThan(1);
    expect(kinds.map((aggregation) => aggregatePatch(window, aggregation))).toEqual([1, 1, 1]);
  });

  it('refuses what no manifest may say', () => {
    for (const bad of [
      { kind: 'median' },
      { kind: 'percentile', percentile: 101 },
      { kind: 'meanTopK', k: 0 },
      'max',
      null,
    ]) {
      expect(() => parsePatchAggregation(bad)).toThrow(/not a patch aggregation/);
    }
  });
});

describe('chooseAggregation', () => {
  it('picks the candidate that ranks best and says what it compared', async () => {
    // One hot pixel in normal patches misleads the maximum, not the mean.
    const windows = [
      [0.9, 0.1, 0.1, 0.1],
      [0.8, 0.8, 0.8, 0.8],
    ].map((window) => Float32Array.from(window));
    const trials = await tryAggregations(toAsync(windows), aggregationCandidates(2));
    const { aggregation, auc, comparison } = chooseAggregation(trials, [false, true]);
    expect(aggregation.kind).not.toBe('max');
    expect(auc.auc).toBe(1);
    expect(comparison).toMatch(/maximum 0\.0000/);
  });
});

async function* toAsync<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
