import { operatingPoints, type OperatingPoints } from './operating-points.js';
import type { ScoredLabel } from './roc-auc.js';

export interface RocPoint {
  /** Scores at or above it are called positive; infinite at the first point, where nothing is. */
  readonly threshold: number;
  /** 0…1. */
  readonly falsePositiveRate: number;
  /** Sensitivity, 0…1. */
  readonly truePositiveRate: number;
}

/**
 * The empirical ROC curve from (0, 0) to (1, 1), one point for each distinct score; the trapezoids below it make the
 * AUC. Throws INTERNAL unless both classes are there.
 */
export function rocCurve(items: readonly ScoredLabel[]): readonly RocPoint[] {
  return rocCurveOf(operatingPoints(items));
}

/** The same, where the points are counted already. */
export function rocCurveOf({ positives, negatives, points }: OperatingPoints): readonly RocPoint[] {
  const origin: RocPoint = { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 };
  return [
    origin,
    ...points.map(({ threshold, truePositives, falsePositives }) => ({
      threshold,
      falsePositiveRate: falsePositives / negatives,
      truePositiveRate: truePositives / positives,
    })),
  ];
}
