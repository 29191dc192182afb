// Original file: proto/sentinode/v1/evaluation.proto


/**
 * A point of a ROC curve.
 */
export interface RocPoint {
  /**
   * Scores at or above it are called positive; infinite at the first point.
   */
  'threshold'?: (number | string);
  /**
   * 0 to 1.
   */
  'falsePositiveRate'?: (number | string);
  /**
   * 0 to 1.
   */
  'truePositiveRate'?: (number | string);
}

/**
 * A point of a ROC curve.
 */
export interface RocPoint__Output {
  /**
   * Scores at or above it are called positive; infinite at the first point.
   */
  'threshold': (number);
  /**
   * 0 to 1.
   */
  'falsePositiveRate': (number);
  /**
   * 0 to 1.
   */
  'truePositiveRate': (number);
}
