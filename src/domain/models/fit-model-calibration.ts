import { mapValues } from '../collections/map-values.js';
import { calibrateAll, calibrationQuality, fitCalibration } from './calibrate-scores.js';
import type { ScoredPatch } from './measure-scores.js';
import type { CalibrationChange, ModelCalibration } from './model-calibration.js';

/** Scores by data set, `validation` first. */
export type ScoredSets = Readonly<Record<string, readonly ScoredPatch[]>>;

/** Fitted on validation; every set, the test set too, is then judged with the same constants. */
export function fitModelCalibration(scored: ScoredSets): ModelCalibration {
  const { slope, intercept } = fitCalibration(scored['validation'] ?? []);
  const qualityOf = (patches: readonly ScoredPatch[]): CalibrationChange => ({
    before: calibrationQuality(patches),
    after: calibrationQuality(calibrateAll(patches, { slope, intercept })),
  });
  const quality = mapValues(scored, qualityOf);
  return { method: 'platt-on-logits', slope, intercept, fittedOn: 'validation', quality };
}
