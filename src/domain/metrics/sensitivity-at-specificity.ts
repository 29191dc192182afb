import type { OperatingPoints } from './operating-points.js';

export interface SensitivityAtSpecificity {
  /** The specificity asked for, 0…1. */
  readonly target: number;
  /** 0…1. */
  readonly sensitivity: number;
  /** What the threshold has in truth: the target or more. */
  readonly specificity: number;
  /** Scores at or above it are called positive; infinite where only calling nothing is specific enough. */
  readonly threshold: number;
}

/**
 * The highest sensitivity among the thresholds on the empirical ROC curve with at least the specificity asked for: an
 * operating point that can be used, so nothing is interpolated. Of equally sensitive ones the most specific.
 */
export function sensitivityOf(
  { positives, negatives, points }: OperatingPoints,
  target: number,
): SensitivityAtSpecificity {
  let best: SensitivityAtSpecificity = { target, sensitivity: 0, specificity: 1, threshold: Infinity };
  for (const { threshold, truePositives, falsePositives } of points) {
    const sensitivity = truePositives / positives;
    const specificity = (negatives - falsePositives) / negatives;
    if (specificity >= target && sensitivity > best.sensitivity) best = { target, sensitivity, specificity, threshold };
  }
  return best;
}
