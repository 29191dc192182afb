// Original file: proto/sentinode/v1/evaluation.proto


/**
 * A point of a precision-recall curve.
 */
export interface PrecisionRecallPoint {
  /**
   * Scores at or above it are called positive.
   */
  'threshold'?: (number | string);
  /**
   * 0 to 1.
   */
  'precision'?: (number | string);
  /**
   * 0 to 1.
   */
  'recall'?: (number | string);
}

/**
 * A point of a precision-recall curve.
 */
export interface PrecisionRecallPoint__Output {
  /**
   * Scores at or above it are called positive.
   */
  'threshold': (number);
  /**
   * 0 to 1.
   */
  'precision': (number);
  /**
   * 0 to 1.
   */
  'recall': (number);
}
