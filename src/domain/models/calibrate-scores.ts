// From a model's score to a probability: a logistic of the score's logit, fitted on validation.
import { fitLogistic } from '../ensemble/fit-logistic.js';
import { transformScore } from '../ensemble/transform-score.js';
import { calibration } from '../metrics/calibration.js';
import type { ScoredLabel } from '../metrics/roc-auc.js';
import type { CalibrationQuality, ScoreCalibration } from './model-calibration.js';

/** Platt scaling (1999) of logits, which holds temperature scaling (Guo et al. 2017) as its case without intercept. */
export function fitCalibration(items: readonly ScoredLabel[]): ScoreCalibration {
  const { slope, intercept } = fitLogistic(
    items.map(({ score }) => transformScore(score, 'logit')),
    items.map(({ positive }) => positive),
  );
  return { slope, intercept };
}

/** `score` and result 0…1. */
export function calibrateScore(score: number, { slope, intercept }: ScoreCalibration): number {
  return 1 / (1 + Math.exp(-(slope * transformScore(score, 'logit') + intercept)));
}

export function calibrateAll(items: readonly ScoredLabel[], by: ScoreCalibration): readonly ScoredLabel[] {
  return items.map(({ score, positive }) => ({ score: calibrateScore(score, by), positive }));
}

/** Throws INTERNAL without samples or with a score outside of 0…1. */
export function calibrationQuality(items: readonly ScoredLabel[]): CalibrationQuality {
  const { expectedError, brierScore } = calibration(items);
  return { expectedError, brierScore };
}
