import { bootstrapAuc, type BootstrapOptions } from './bootstrap-auc.js';
import { calibration, type Calibration } from './calibration.js';
import { operatingPoints } from './operating-points.js';
import { averagePrecisionOf, precisionRecallOf, type PrecisionRecallPoint } from './precision-recall.js';
import { rocAuc, type AucWithInterval, type ScoredLabel } from './roc-auc.js';
import { rocCurveOf, type RocPoint } from './roc-curve.js';
import { sensitivityOf, type SensitivityAtSpecificity } from './sensitivity-at-specificity.js';

/** How good scores of patches or slides are against the truth. */
export interface ScoreReport {
  readonly count: number;
  readonly positives: number;
  /** With DeLong's interval. */
  readonly auc: AucWithInterval;
  /** The same AUC with the interval of a stratified bootstrap; absent when none was asked for. */
  readonly bootstrap?: AucWithInterval & BootstrapOptions;
  /** 0…1. */
  readonly averagePrecision: number;
  /** At the specificities that readers of such tests ask for. */
  readonly sensitivities: readonly SensitivityAtSpecificity[];
  /** Absent when a score lies outside of 0…1: then they are no probabilities. */
  readonly calibration?: Calibration;
  readonly roc: readonly RocPoint[];
  readonly precisionRecall: readonly PrecisionRecallPoint[];
}

const SPECIFICITIES = [0.9, 0.95];

/** Throws INTERNAL unless both classes are there. */
export function scoreReport(items: readonly ScoredLabel[], bootstrap?: BootstrapOptions): ScoreReport {
  const points = operatingPoints(items);
  const precisionRecall = precisionRecallOf(points);
  const areProbabilities = items.every(({ score }) => score >= 0 && score <= 1);
  return {
    count: items.length,
    positives: points.positives,
    auc: rocAuc(items),
    ...(bootstrap && { bootstrap: { ...bootstrapAuc(items, bootstrap), ...bootstrap } }),
    averagePrecision: averagePrecisionOf(precisionRecall),
    sensitivities: SPECIFICITIES.map((target) => sensitivityOf(points, target)),
    ...(areProbabilities && { calibration: calibration(items) }),
    roc: rocCurveOf(points),
    precisionRecall,
  };
}
