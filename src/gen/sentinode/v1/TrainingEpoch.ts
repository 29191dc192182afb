// Original file: proto/sentinode/v1/training.proto

import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from '../../sentinode/v1/Metric.js';

/**
 * One epoch.
 */
export interface TrainingEpoch {
  /**
   * Epoch, from 1.
   */
  'epoch'?: (number);
  /**
   * Mean training loss.
   */
  'trainingLoss'?: (number | string);
  /**
   * Training accuracy, 0 to 1.
   */
  'trainingAccuracy'?: (number | string);
  /**
   * Validation loss.
   */
  'validationLoss'?: (number | string);
  /**
   * Validation accuracy, 0 to 1.
   */
  'validationAccuracy'?: (number | string);
  /**
   * Validation area under the ROC curve, with its interval.
   */
  'validationAuc'?: (_sentinode_v1_Metric | null);
  /**
   * Seconds of the epoch.
   */
  'seconds'?: (number | string);
  /**
   * Of these, seconds in which the trainer waited for data.
   */
  'dataWaitSeconds'?: (number | string);
  /**
   * Whether it is the best so far.
   */
  'best'?: (boolean);
  /**
   * Sensitivity on validation at 90 and at 95 % specificity (`sensitivity_at_90_specificity` …), with Wilson's interval.
   */
  'sensitivities'?: (_sentinode_v1_Metric)[];
  /**
   * Of `seconds`, seconds of the steps themselves.
   */
  'computeSeconds'?: (number | string);
  /**
   * Of `seconds`, seconds of scoring the validation patches.
   */
  'validationSeconds'?: (number | string);
  /**
   * Learning rate of the last step.
   */
  'learningRate'?: (number | string);
}

/**
 * One epoch.
 */
export interface TrainingEpoch__Output {
  /**
   * Epoch, from 1.
   */
  'epoch': (number);
  /**
   * Mean training loss.
   */
  'trainingLoss': (number);
  /**
   * Training accuracy, 0 to 1.
   */
  'trainingAccuracy': (number);
  /**
   * Validation loss.
   */
  'validationLoss': (number);
  /**
   * Validation accuracy, 0 to 1.
   */
  'validationAccuracy': (number);
  /**
   * Validation area under the ROC curve, with its interval.
   */
  'validationAuc': (_sentinode_v1_Metric__Output | null);
  /**
   * Seconds of the epoch.
   */
  'seconds': (number);
  /**
   * Of these, seconds in which the trainer waited for data.
   */
  'dataWaitSeconds': (number);
  /**
   * Whether it is the best so far.
   */
  'best': (boolean);
  /**
   * Sensitivity on validation at 90 and at 95 % specificity (`sensitivity_at_90_specificity` …), with Wilson's interval.
   */
  'sensitivities': (_sentinode_v1_Metric__Output)[];
  /**
   * Of `seconds`, seconds of the steps themselves.
   */
  'computeSeconds': (number);
  /**
   * Of `seconds`, seconds of scoring the validation patches.
   */
  'validationSeconds': (number);
  /**
   * Learning rate of the last step.
   */
  'learningRate': (number);
}
