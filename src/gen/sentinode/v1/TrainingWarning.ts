// Original file: proto/sentinode/v1/training.proto


/**
 * Something a reader should know.
 */
export interface TrainingWarning {
  /**
   * What.
   */
  'message'?: (string);
}

/**
 * Something a reader should know.
 */
export interface TrainingWarning__Output {
  /**
   * What.
   */
  'message': (string);
}
