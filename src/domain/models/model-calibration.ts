import type { FieldReader } from './field-reader.js';

/** probability = 1 / (1 + exp(−(slope · logit(score) + intercept))); slope 1 and intercept 0 change nothing. */
export interface ScoreCalibration {
  /** Below 1 where scores are over-confident: the inverse of a temperature. */
  readonly slope: number;
  readonly intercept: number;
}

/** How far scores can be taken for probabilities, both 0 (perfect) to 1. */
export interface CalibrationQuality {
  /** Expected calibration error over ten bins of equal width. */
  readonly expectedError: number;
  readonly brierScore: number;
}

/** How a model's scores become probabilities, as its manifest states it. */
export interface ModelCalibration extends ScoreCalibration {
  readonly method: 'platt-on-logits';
  readonly fittedOn: 'validation';
  /** By data set. That of the fitting set flatters a little; another set's is the one to believe. */
  readonly quality: Readonly<Record<string, CalibrationChange>>;
}

export interface CalibrationChange {
  readonly before: CalibrationQuality;
  readonly after: CalibrationQuality;
}

/** Throws MODEL_INVALID naming the field. */
export function parseModelCalibration(fields: FieldReader): ModelCalibration {
  fields.matching('method', /^platt-on-logits$/);
  fields.matching('fittedOn', /^validation$/);
  return {
    method: 'platt-on-logits',
    slope: fields.number('slope'),
    intercept: fields.number('intercept'),
    fittedOn: 'validation',
    quality: fields.object('quality').map((sets, key) => {
      const change = sets.object(key);
      return { before: parseQuality(change.object('before')), after: parseQuality(change.object('after')) };
    }),
  };
}

function parseQuality(fields: FieldReader): CalibrationQuality {
  return { expectedError: fields.number('expectedError'), brierScore: fields.number('brierScore') };
}
