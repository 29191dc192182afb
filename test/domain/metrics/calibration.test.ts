import { describe, expect, it } from 'vitest';
import { calibration } from '../../../src/domain/metrics/calibration.js';

describe('calibration', () => {
  it('sorts into bins and measures how far they are off: a hand-worked case', () => {
    const items = [
      { score: 0.1, positive: false },
      { score: 0.3, positive: true },
      { score: 0.8, positive: true },
      { score: 1, positive: true },
    ];
    const { bins, expectedError, maximumError, brierScore } = calibration(items, 2);
    expect(bins).toEqual([
      { from: 0, to: 0.5, count: 2, meanScore: 0.2, positiveShare: 0.5 },
      { from: 0.5, to: 1, count: 2, meanScore: 0.9, positiveShare: 1 },
    ]);
    expect(expectedError).toBeCloseTo((0.3 * 2 + 0.1 * 2) / 4, 12);
    expect(maximumError).toBeCloseTo(0.3, 12);
    expect(brierScore).toBeCloseTo((0.01 + 0.49 + 0.04) / 4, 12);
  });

  it('is perfect where probabilities are the truth', () => {
    const perfect = calibration([
      { score: 0, positive: false },
      { score: 1, positive: true },
    ]);
    expect(perfect).toMatchObject({ expectedError: 0, maximumError: 0, brierScore: 0 });
    expect(perfect.bins).toHaveLength(10);
  });

  it.each([[[]], [[{ score: 1.5, positive: true }]], [[{ score: NaN, positive: true }]]])('refuses %j', (items) => {
    expect(() => calibration(items)).toThrow(/probabilities/);
  });
});
