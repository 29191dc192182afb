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
  /**
   * What the model computed in where that is not float32: `int8`, `bfloat16` or `float16`; empty for float32.
   */
  'precision'?: (string);
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
  /**
   * What the model computed in where that is not float32: `int8`, `bfloat16` or `float16`; empty for float32.
   */
  'precision': (string);
}
