import { describe, expect, it } from 'vitest';
import { DEFAULT_SAMPLING } from '../../../src/domain/dataset/data-plan.js';
import { createEpochSampler } from '../../../src/domain/sampling/epoch-sampler.js';
import { isRoundDue, runHardNegativeRound } from '../../../src/domain/sampling/hard-negatives.js';
import type { SampleItems } from '../../../src/domain/sampling/sample-pool.js';

interface Item {
  readonly slide: number;
  readonly tumour: boolean;
}

const many = (slide: number, tumour: boolean, count: number): Item[] => Array<Item>(count).fill({ slide, tumour });

/** Two positive slides, one with little tumour; three negative ones, one of them small. */
const list: readonly Item[] = [
  ...many(0, true, 3000),
  ...many(0, false, 5000),
  ...many(1, true, 40),
  ...many(1, false, 5000),
  ...many(2, false, 5000),
  ...many(3, false, 5000),
  ...many(4, false, 100),
];

const itemsOf = (of: readonly Item[], named = true): SampleItems => ({
  count: of.length,
  isTumour: (index) => of[index]?.tumour === true,
  slideOf: (index) => (named ? of[index]?.slide : undefined),
});
const sampler = createEpochSampler(itemsOf(list), DEFAULT_SAMPLING, 7);
const counted = (order: readonly number[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const index of order) {
    const { slide, tumour } = list[index] ?? { slide: -1, tumour: false };
    const key = `${slide}${tumour ? 'T' : 'N'}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

describe('slide-balanced epochs', () => {
  it('count the method’s shares of each slide: all tumour where there is little', () => {
    expect(sampler.mode).toBe('slide-balanced');
    expect(sampler.patchesPerEpoch).toBe(1000 + 40 + 2 * 1000 + 2 * 2000 + 100);
  });

  it('show tumour, normal beside it and negative slides 1:1:2, each within its slide’s share', () => {
    const order = sampler.order(0, 4000);
    const counts = counted(order);
    expect(order).toHaveLength(4000);
    expect((counts['0T'] ?? 0) + (counts['1T'] ?? 0)).toBe(1000);
    expect((counts['0N'] ?? 0) + (counts['1N'] ?? 0)).toBe(1000);
    expect((counts['2N'] ?? 0) + (counts['3N'] ?? 0) + (counts['4N'] ?? 0)).toBe(2000);
    expect(new Set(order).size).toBe(4000);
  });

  it('repeat the rarer class only when it is used up', () => {
    const counts = counted(sampler.order(0, 8000));
    expect((counts['0T'] ?? 0) + (counts['1T'] ?? 0)).toBe(2000);
    expect(counts['1T']).toBeGreaterThanOrEqual(40);
    expect(counts['1T']).toBeLessThanOrEqual(80);
  });

  it('are the same for the same seed and epoch, and others for others', () => {
    expect(sampler.order(3, 500)).toEqual(createEpochSampler(itemsOf(list), DEFAULT_SAMPLING, 7).order(3, 500));
    expect(sampler.order(3, 500)).not.toEqual(sampler.order(4, 500));
    expect(sampler.order(3, 500)).not.toEqual(createEpochSampler(itemsOf(list), DEFAULT_SAMPLING, 8).order(3, 500));
  });

  it('mix slides: no stretch of an epoch is of one kind', () => {
    const first = counted(sampler.order(0, 4000).slice(0, 200));
    expect(Object.keys(first).length).toBeGreaterThanOrEqual(5);
  });

  it('do without a pool that is empty', () => {
    const onlyPositive = list.filter(({ slide }) => slide < 2);
    const order = createEpochSampler(itemsOf(onlyPositive), DEFAULT_SAMPLING, 1).order(0, 100);
    expect(order.filter((index) => onlyPositive[index]?.tumour)).toHaveLength(50);
  });
});

describe('class-balanced epochs', () => {
  it('are taken where slides are not named or when asked for', () => {
    const nameless = createEpochSampler(itemsOf(list, false), DEFAULT_SAMPLING, 1);
    expect(nameless.mode).toBe('class-balanced');
    expect(nameless.order(0, 100).filter((index) => list[index]?.tumour)).toHaveLength(50);
    expect(createEpochSampler(itemsOf(list), { ...DEFAULT_SAMPLING, mode: 'class-balanced' }, 1).mode).toBe(
      'class-balanced',
    );
  });
});

describe('hard negatives', () => {
  const plan = { everyEpochs: 2, candidates: 1000, added: 10 };
  const round = { seed: 5, epoch: 2, before: [] };
  const never = new AbortController().signal;
  const byIndex = (indices: readonly number[]): Promise<readonly number[]> =>
    Promise.resolve(indices.map((index) => index / list.length));

  it('are the worst of random negatives, the same for the same seed', async () => {
    const asked: number[] = [];
    const score = (indices: readonly number[]): Promise<readonly number[]> => {
      asked.push(...indices);
      return byIndex(indices);
    };
    const hard = await runHardNegativeRound(itemsOf(list), plan, round, score, never);
    expect(asked).toHaveLength(1000);
    expect(asked.some((index) => list[index]?.tumour)).toBe(false);
    expect(hard).toEqual([...asked].sort((a, b) => b - a).slice(0, 10));
    expect(await runHardNegativeRound(itemsOf(list), plan, round, byIndex, never)).toEqual(hard);
  });

  it('join those found before, up to four rounds’ worth', async () => {
    const before = Array.from({ length: 100 }, (_, index) => index + 3000);
    const hard = await runHardNegativeRound(itemsOf(list), plan, { ...round, before }, byIndex, never);
    expect(hard).toHaveLength(40);
    expect(hard.slice(10, 13)).toEqual([3000, 3001, 3002]);
  });

  it('are all shown in an epoch, in whose shares nothing changes', () => {
    const hard = [3000, 3001, 13_100, 13_101];
    const order = sampler.order(0, 4000, hard);
    expect(hard.filter((index) => !order.includes(index))).toEqual([]);
    expect(order.filter((index) => list[index]?.tumour)).toHaveLength(1000);
    const classBalanced = createEpochSampler(itemsOf(list, false), DEFAULT_SAMPLING, 1).order(0, 100, hard);
    expect(hard.filter((index) => !classBalanced.includes(index))).toEqual([]);
    expect(classBalanced.filter((index) => list[index]?.tumour)).toHaveLength(50);
  });

  it('are looked for after every second epoch but the last', () => {
    expect([1, 2, 3, 4, 5, 6].filter((epoch) => isRoundDue(plan, epoch, 6))).toEqual([2, 4]);
    expect(isRoundDue({ ...plan, everyEpochs: 0 }, 2, 6)).toBe(false);
  });
});
