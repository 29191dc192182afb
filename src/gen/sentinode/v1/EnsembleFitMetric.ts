// Original file: proto/sentinode/v1/model.proto

import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from '../../sentinode/v1/Metric.js';

/**
 * How good a part of an ensemble is.
 */
export interface EnsembleFitMetric {
  /**
   * A member as `name/version`, or a variant of the ensemble.
   */
  'scored'?: (string);
  /**
   * `slide` or `patch`.
   */
  'level'?: (string);
  /**
   * The figure.
   */
  'metric'?: (_sentinode_v1_Metric | null);
}

/**
 * How good a part of an ensemble is.
 */
export interface EnsembleFitMetric__Output {
  /**
   * A member as `name/version`, or a variant of the ensemble.
   */
  'scored': (string);
  /**
   * `slide` or `patch`.
   */
  'level': (string);
  /**
   * The figure.
   */
  'metric': (_sentinode_v1_Metric__Output | null);
}
