// Original file: proto/sentinode/v1/model.proto

import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from '../../sentinode/v1/Metric.js';

/**
 * The scores of the float32 version and of the reduced one on the same patches.
 */
export interface PrecisionChange {
  /**
   * On which data, such as `validation`.
   */
  'dataset'?: (string);
  /**
   * AUC in float32.
   */
  'float32Auc'?: (_sentinode_v1_Metric | null);
  /**
   * AUC in the reduced precision.
   */
  'reducedAuc'?: (_sentinode_v1_Metric | null);
  /**
   * The second less the first, with DeLong's interval for scores of the same patches.
   */
  'aucDifference'?: (_sentinode_v1_Metric | null);
  /**
   * Largest change of a patch's score, 0 to 1.
   */
  'largestScoreChange'?: (number | string);
  /**
   * Mean change of a patch's score, 0 to 1.
   */
  'meanScoreChange'?: (number | string);
  /**
   * Share of the patches that changed sides of 0.5.
   */
  'changedSides'?: (number | string);
}

/**
 * The scores of the float32 version and of the reduced one on the same patches.
 */
export interface PrecisionChange__Output {
  /**
   * On which data, such as `validation`.
   */
  'dataset': (string);
  /**
   * AUC in float32.
   */
  'float32Auc': (_sentinode_v1_Metric__Output | null);
  /**
   * AUC in the reduced precision.
   */
  'reducedAuc': (_sentinode_v1_Metric__Output | null);
  /**
   * The second less the first, with DeLong's interval for scores of the same patches.
   */
  'aucDifference': (_sentinode_v1_Metric__Output | null);
  /**
   * Largest change of a patch's score, 0 to 1.
   */
  'largestScoreChange': (number);
  /**
   * Mean change of a patch's score, 0 to 1.
   */
  'meanScoreChange': (number);
  /**
   * Share of the patches that changed sides of 0.5.
   */
  'changedSides': (number);
}
