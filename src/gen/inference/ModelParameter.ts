// Original file: proto/inference/model_config.proto


/**
 * A fact about the model.
 */
export interface ModelParameter {
  /**
   * The fact.
   */
  'stringValue'?: (string);
}

/**
 * A fact about the model.
 */
export interface ModelParameter__Output {
  /**
   * The fact.
   */
  'stringValue': (string);
}
