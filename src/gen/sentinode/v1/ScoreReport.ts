// Original file: proto/sentinode/v1/evaluation.proto

import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from '../../sentinode/v1/Metric.js';
import type { SensitivityAtSpecificity as _sentinode_v1_SensitivityAtSpecificity, SensitivityAtSpecificity__Output as _sentinode_v1_SensitivityAtSpecificity__Output } from '../../sentinode/v1/SensitivityAtSpecificity.js';
import type { Calibration as _sentinode_v1_Calibration, Calibration__Output as _sentinode_v1_Calibration__Output } from '../../sentinode/v1/Calibration.js';
import type { RocPoint as _sentinode_v1_RocPoint, RocPoint__Output as _sentinode_v1_RocPoint__Output } from '../../sentinode/v1/RocPoint.js';
import type { PrecisionRecallPoint as _sentinode_v1_PrecisionRecallPoint, PrecisionRecallPoint__Output as _sentinode_v1_PrecisionRecallPoint__Output } from '../../sentinode/v1/PrecisionRecallPoint.js';
import type { Long } from '@grpc/proto-loader';

/**
 * How good scores are.
 */
export interface ScoreReport {
  /**
   * Patches or slides.
   */
  'count'?: (number | string | Long);
  /**
   * Of them with tumour.
   */
  'positives'?: (number | string | Long);
  /**
   * Area under the ROC curve, with DeLong's interval.
   */
  'auc'?: (_sentinode_v1_Metric | null);
  /**
   * The same with a bootstrap's interval; of slides alone.
   */
  'bootstrapAuc'?: (_sentinode_v1_Metric | null);
  /**
   * 0 to 1.
   */
  'averagePrecision'?: (number | string);
  /**
   * At specificities of 0.9 and 0.95.
   */
  'sensitivities'?: (_sentinode_v1_SensitivityAtSpecificity)[];
  /**
   * Absent when a score lies outside of 0 to 1.
   */
  'calibration'?: (_sentinode_v1_Calibration | null);
  /**
   * From (0, 0) to (1, 1), when asked for.
   */
  'roc'?: (_sentinode_v1_RocPoint)[];
  /**
   * By falling threshold, when asked for.
   */
  'precisionRecall'?: (_sentinode_v1_PrecisionRecallPoint)[];
  '_calibration'?: "calibration";
}

/**
 * How good scores are.
 */
export interface ScoreReport__Output {
  /**
   * Patches or slides.
   */
  'count': (number);
  /**
   * Of them with tumour.
   */
  'positives': (number);
  /**
   * Area under the ROC curve, with DeLong's interval.
   */
  'auc': (_sentinode_v1_Metric__Output | null);
  /**
   * The same with a bootstrap's interval; of slides alone.
   */
  'bootstrapAuc': (_sentinode_v1_Metric__Output | null);
  /**
   * 0 to 1.
   */
  'averagePrecision': (number);
  /**
   * At specificities of 0.9 and 0.95.
   */
  'sensitivities': (_sentinode_v1_SensitivityAtSpecificity__Output)[];
  /**
   * Absent when a score lies outside of 0 to 1.
   */
  'calibration'?: (_sentinode_v1_Calibration__Output | null);
  /**
   * From (0, 0) to (1, 1), when asked for.
   */
  'roc': (_sentinode_v1_RocPoint__Output)[];
  /**
   * By falling threshold, when asked for.
   */
  'precisionRecall': (_sentinode_v1_PrecisionRecallPoint__Output)[];
  '_calibration'?: "calibration";
}
