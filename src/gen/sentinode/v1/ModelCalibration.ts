// Original file: proto/sentinode/v1/model.proto

import type { CalibrationChange as _sentinode_v1_CalibrationChange, CalibrationChange__Output as _sentinode_v1_CalibrationChange__Output } from '../../sentinode/v1/CalibrationChange.js';

/**
 * How a model's scores become probabilities: 1 / (1 + exp(-(slope * logit(score) + intercept))), the logit cut at +-12.
 */
export interface ModelCalibration {
  /**
   * `platt-on-logits`.
   */
  'method'?: (string);
  /**
   * Below 1 where scores are over-confident.
   */
  'slope'?: (number | string);
  /**
   * Added to the sloped logit.
   */
  'intercept'?: (number | string);
  /**
   * The data that chose slope and intercept: `validation`.
   */
  'fittedOn'?: (string);
  /**
   * What they change, by data set.
   */
  'changes'?: (_sentinode_v1_CalibrationChange)[];
}

/**
 * How a model's scores become probabilities: 1 / (1 + exp(-(slope * logit(score) + intercept))), the logit cut at +-12.
 */
export interface ModelCalibration__Output {
  /**
   * `platt-on-logits`.
   */
  'method': (string);
  /**
   * Below 1 where scores are over-confident.
   */
  'slope': (number);
  /**
   * Added to the sloped logit.
   */
  'intercept': (number);
  /**
   * The data that chose slope and intercept: `validation`.
   */
  'fittedOn': (string);
  /**
   * What they change, by data set.
   */
  'changes': (_sentinode_v1_CalibrationChange__Output)[];
}
