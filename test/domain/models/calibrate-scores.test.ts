import { describe, expect, it } from 'vitest';
import {
  calibrateAll,
  calibrateScore,
  calibrationQuality,
  fitCalibration,
} from '../../../src/domain/models/calibrate-scores.js';
import type { ScoredLabel } from '../../../src/domain/metrics/roc-auc.js';

/** Of 100 patches at each score this many are tumour: the score says 0.99 where 0.8 is true. */
const OVER_CONFIDENT = [
  { score: 0.01, tumour: 20 },
  { score: 0.1, tumour: 35 },
  { score: 0.9, tumour: 65 },
  { score: 0.99, tumour: 80 },
];
const items: readonly ScoredLabel[] = OVER_CONFIDENT.flatMap(({ score, tumour }) =>
  Array.from({ length: 100 }, (_, index) => ({ score, positive: index < tumour })),
);

describe('calibration of over-confident scores', () => {
  const fitted = fitCalibration(items);

  it('finds a slope below 1 and no intercept, for the scores are symmetric', () => {
    // logit(0.8) / logit(0.99) = 0.302, logit(0.65) / logit(0.9) = 0.282
    expect(fitted.slope).toBeGreaterThan(0.28);
    expect(fitted.slope).toBeLessThan(0.31);
    expect(fitted.intercept).toBeCloseTo(0, 6);
  });

  it('lowers the calibration error from what is worked out by hand to a hundredth, and the Brier score', () => {
    const before = calibrationQuality(items);
    // Bins of 100: |0.01 − 0.2|, |0.1 − 0.35|, |0.9 and 0.99 share a bin: 0.945 − 0.725|, twice as heavy.
    expect(before.expectedError).toBeCloseTo((0.19 + 0.25 + 2 * 0.22) / 4, 9);
    const after = calibrationQuality(calibrateAll(items, fitted));
    expect(after.expectedError).toBeLessThan(0.01);
    expect(after.brierScore).toBeLessThan(before.brierScore - 0.03);
  });

  it('keeps the order of scores, and is defined at 0 and 1', () => {
    const calibrated = [0, 0.01, 0.5, 0.99, 1].map((score) => calibrateScore(score, fitted));
    expect(calibrated).toEqual(calibrated.toSorted((a, b) => a - b));
    expect(calibrated.every((probability) => probability > 0 && probability < 1)).toBe(true);
  });
});

it('changes nothing by slope 1 and intercept 0', () => {
  expect(calibrateScore(0.3, { slope: 1, intercept: 0 })).toBeCloseTo(0.3, 12);
});

it('stays finite where the classes separate', () => {
  const separate = [0, 0.1, 0.9, 1].map((score) => ({ score, positive: score > 0.5 }));
  const { slope, intercept } = fitCalibration(separate);
  expect([slope, intercept].every(Number.isFinite)).toBe(true);
});
