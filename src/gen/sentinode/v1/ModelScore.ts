// Original file: proto/sentinode/v1/prediction.proto


/**
 * One model's tumour probability.
 */
export interface ModelScore {
  /**
   * The model's name, such as `simplenet`.
   */
  'model'?: (string);
  /**
   * The model's version, such as `1`.
   */
  'version'?: (string);
  /**
   * Tumour probability, 0 to 1.
   */
  'probability'?: (number | string);
}

/**
 * One model's tumour probability.
 */
export interface ModelScore__Output {
  /**
   * The model's name, such as `simplenet`.
   */
  'model': (string);
  /**
   * The model's version, such as `1`.
   */
  'version': (string);
  /**
   * Tumour probability, 0 to 1.
   */
  'probability': (number);
}
