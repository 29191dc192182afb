// Original file: proto/sentinode/v1/evaluation.proto


/**
 * A suspected lesion.
 */
export interface LesionFinding {
  /**
   * 0 to 1.
   */
  'confidence'?: (number | string);
  /**
   * Level-0 column, 0 or more.
   */
  'level0X'?: (number | string);
  /**
   * Level-0 row, 0 or more.
   */
  'level0Y'?: (number | string);
}

/**
 * A suspected lesion.
 */
export interface LesionFinding__Output {
  /**
   * 0 to 1.
   */
  'confidence': (number);
  /**
   * Level-0 column, 0 or more.
   */
  'level0X': (number);
  /**
   * Level-0 row, 0 or more.
   */
  'level0Y': (number);
}
