// Original file: proto/sentinode/v1/evaluation.proto


/**
 * The most sensitive threshold that is specific enough.
 */
export interface SensitivityAtSpecificity {
  /**
   * The specificity asked for, 0 to 1.
   */
  'target'?: (number | string);
  /**
   * 0 to 1.
   */
  'sensitivity'?: (number | string);
  /**
   * What the threshold has: the target or more.
   */
  'specificity'?: (number | string);
  /**
   * Scores at or above it are called positive; infinite where only calling nothing is specific enough.
   */
  'threshold'?: (number | string);
}

/**
 * The most sensitive threshold that is specific enough.
 */
export interface SensitivityAtSpecificity__Output {
  /**
   * The specificity asked for, 0 to 1.
   */
  'target': (number);
  /**
   * 0 to 1.
   */
  'sensitivity': (number);
  /**
   * What the threshold has: the target or more.
   */
  'specificity': (number);
  /**
   * Scores at or above it are called positive; infinite where only calling nothing is specific enough.
   */
  'threshold': (number);
}
