import { describe, expect, it } from 'vitest';
import { averagePrecision, precisionRecallCurve } from '../../../src/domain/metrics/precision-recall.js';
import type { ScoredLabel } from '../../../src/domain/metrics/roc-auc.js';
import { rocCurve } from '../../../src/domain/metrics/roc-curve.js';
import { scoreReport } from '../../../src/domain/metrics/score-report.js';
import { operatingPoints } from '../../../src/domain/metrics/operating-points.js';
import { sensitivityOf } from '../../../src/domain/metrics/sensitivity-at-specificity.js';
import { GOLDEN, METHODS, publishedScores } from './golden-scores.js';

const PUBLISHED_AUC = { Method_I: 0.916, Method_II_noise_only: 0.942, Method_II_noise_norm: 0.984 };

describe.each(METHODS)('the published scores of %s', (method) => {
  const report = scoreReport(publishedScores(method));
  const golden = GOLDEN.scores[method];

  it('give the published AUC', () => {
    expect(report).toMatchObject({ count: 129, positives: 49 });
    expect(report.auc.auc).toBeCloseTo(golden.auc, 12);
    expect(report.auc.auc.toFixed(3)).toBe(PUBLISHED_AUC[method].toFixed(3));
  });

  it('give what scikit-learn gives', () => {
    expect(report.averagePrecision).toBeCloseTo(golden.averagePrecision, 12);
    expect(report.calibration?.brierScore).toBeCloseTo(golden.brier, 12);
    expect(report.calibration?.expectedError).toBeCloseTo(golden.expectedError, 12);
    expect(report.roc).toHaveLength(golden.rocPoints);
    expect(report.sensitivities.map(({ target, sensitivity }) => [target, sensitivity])).toEqual([
      [0.9, golden.sensitivityAt['0.9']],
      [0.95, golden.sensitivityAt['0.95']],
    ]);
  });
});

/** By hand: 3 positives, 2 negatives, one tie across the classes. */
const ITEMS: readonly ScoredLabel[] = [
  { score: 0.9, positive: true },
  { score: 0.7, positive: true },
  { score: 0.7, positive: false },
  { score: 0.4, positive: false },
  { score: 0.2, positive: true },
];

describe('rocCurve', () => {
  it('has a point for each distinct score', () => {
    const third = expect.closeTo(1 / 3, 12) as number;
    expect(rocCurve(ITEMS)).toEqual([
      { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
      { threshold: 0.9, falsePositiveRate: 0, truePositiveRate: third },
      { threshold: 0.7, falsePositiveRate: 0.5, truePositiveRate: 2 / 3 },
      { threshold: 0.4, falsePositiveRate: 1, truePositiveRate: 2 / 3 },
      { threshold: 0.2, falsePositiveRate: 1, truePositiveRate: 1 },
    ]);
  });

  it('bounds the area that the AUC is', () => {
    const curve = rocCurve(publishedScores('Method_I'));
    const area = curve.slice(1).reduce((sum, point, index) => {
      const before = curve[index]!;
      const height = (point.truePositiveRate + before.truePositiveRate) / 2;
      return sum + (point.falsePositiveRate - before.falsePositiveRate) * height;
    }, 0);
    expect(area).toBeCloseTo(GOLDEN.scores.Method_I.auc, 12);
  });

  it('needs both classes', () => {
    expect(() => rocCurve([{ score: 1, positive: true }])).toThrow(/both classes/);
  });
});

describe('precisionRecallCurve', () => {
  it('weighs precision with the recall that each threshold adds', () => {
    expect(precisionRecallCurve(ITEMS).map(({ precision, recall }) => [precision, recall])).toEqual([
      [1, 1 / 3],
      [2 / 3, 2 / 3],
      [1 / 2, 2 / 3],
      [3 / 5, 1],
    ]);
    expect(averagePrecision(ITEMS)).toBeCloseTo(1 / 3 + 2 / 9 + 1 / 5, 12);
  });
});

describe('sensitivityOf', () => {
  it('takes the most sensitive threshold that is specific enough', () => {
    expect(sensitivityOf(operatingPoints(ITEMS), 0.5)).toEqual({
      target: 0.5,
      sensitivity: 2 / 3,
      specificity: 0.5,
      threshold: 0.7,
    });
    expect(sensitivityOf(operatingPoints(ITEMS), 0.9)).toMatchObject({
      sensitivity: 1 / 3,
      specificity: 1,
      threshold: 0.9,
    });
  });

  it('calls nothing where the highest score is of a negative', () => {
    const items = [
      { score: 1, positive: false },
      { score: 0.5, positive: true },
    ];
    expect(sensitivityOf(operatingPoints(items), 0.9)).toMatchObject({
      sensitivity: 0,
      specificity: 1,
      threshold: Infinity,
    });
  });
});

describe('scoreReport', () => {
  it('does without calibration where scores are no probabilities', () => {
    expect(scoreReport(ITEMS.map((item) => ({ ...item, score: item.score * 5 }))).calibration).toBeUndefined();
  });
});
