// Original file: proto/inference/model_config.proto


/**
 * How requests and responses relate.
 */
export interface ModelTransactionPolicy {
  /**
   * Whether a request may have other than one response; never here.
   */
  'decoupled'?: (boolean);
}

/**
 * How requests and responses relate.
 */
export interface ModelTransactionPolicy__Output {
  /**
   * Whether a request may have other than one response; never here.
   */
  'decoupled': (boolean);
}
