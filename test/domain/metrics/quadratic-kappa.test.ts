import { describe, expect, it } from 'vitest';
import { quadraticKappa } from '../../../src/domain/metrics/quadratic-kappa.js';
import { GOLDEN } from './golden-scores.js';

const pairs = (truth: readonly number[], predicted: readonly number[]): { truth: number; predicted: number }[] =>
  truth.map((value, index) => ({ truth: value, predicted: predicted[index] ?? 0 }));

describe('quadraticKappa', () => {
  it('gives what scikit-learn gives', () => {
    const { truth, predicted, kappa } = GOLDEN.kappa;
    expect(quadraticKappa(pairs(truth, predicted), 5)).toBeCloseTo(kappa, 12);
  });

  it('works by hand', () => {
    // Observed (0 + 1 + 0) / 3; expected by chance from shares (1/3, 1/3, 1/3) and (1/3, 0, 2/3): 15 / 9.
    expect(quadraticKappa(pairs([0, 1, 2], [0, 2, 2]), 3)).toBeCloseTo(0.8, 12);
  });

  it('is 1 in agreement, 0 without information and −1 in opposition', () => {
    expect(quadraticKappa(pairs([0, 1, 2], [0, 1, 2]), 3)).toBe(1);
    expect(quadraticKappa(pairs([0, 1], [1, 1]), 2)).toBe(0);
    expect(quadraticKappa(pairs([0, 1], [1, 0]), 2)).toBe(-1);
    expect(quadraticKappa(pairs([3, 3], [3, 3]), 5)).toBe(1);
  });

  it('refuses what is no class', () => {
    expect(() => quadraticKappa(pairs([0], [5]), 5)).toThrow(/classes 0 to 4/);
    expect(() => quadraticKappa([], 5)).toThrow(/pairs/);
  });
});
