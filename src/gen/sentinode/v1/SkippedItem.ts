// Original file: proto/sentinode/v1/training_data.proto


/**
 * Something that was not used.
 */
export interface SkippedItem {
  /**
   * As the manifest or the folder names it.
   */
  'name'?: (string);
  /**
   * Why.
   */
  'reason'?: (string);
}

/**
 * Something that was not used.
 */
export interface SkippedItem__Output {
  /**
   * As the manifest or the folder names it.
   */
  'name': (string);
  /**
   * Why.
   */
  'reason': (string);
}
