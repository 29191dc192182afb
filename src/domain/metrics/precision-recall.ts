import { operatingPoints, type OperatingPoints } from './operating-points.js';
import type { ScoredLabel } from './roc-auc.js';

export interface PrecisionRecallPoint {
  /** Scores at or above it are called positive. */
  readonly threshold: number;
  /** Share of what is called positive that is, 0…1. */
  readonly precision: number;
  /** Sensitivity, 0…1, growing along the curve. */
  readonly recall: number;
}

/** One point for each distinct score, the highest threshold first. Throws INTERNAL unless both classes are there. */
export function precisionRecallCurve(items: readonly ScoredLabel[]): readonly PrecisionRecallPoint[] {
  return precisionRecallOf(operatingPoints(items));
}

/** The same, where the points are counted already. */
export function precisionRecallOf({ positives, points }: OperatingPoints): readonly PrecisionRecallPoint[] {
  return points.map(({ threshold, truePositives, falsePositives }) => ({
    threshold,
    precision: truePositives / (truePositives + falsePositives),
    recall: truePositives / positives,
  }));
}

/**
 * Average precision 0…1: precision weighted with the recall that each threshold adds, without interpolation, as
 * scikit-learn and the TREC measures define it. A test that knows nothing gets the share of positives.
 */
export function averagePrecision(items: readonly ScoredLabel[]): number {
  return averagePrecisionOf(precisionRecallCurve(items));
}

/** The same of a curve that is there already. */
export function averagePrecisionOf(curve: readonly PrecisionRecallPoint[]): number {
  let recallBefore = 0;
  let sum = 0;
  for (const { precision, recall } of curve) {
    sum += (recall - recallBefore) * precision;
    recallBefore = recall;
  }
  return sum;
}
