// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for the version before.
 */
export interface RollbackModelRequest {
  /**
   * The model's name, or `ensemble`.
   */
  'name'?: (string);
}

/**
 * Asks for the version before.
 */
export interface RollbackModelRequest__Output {
  /**
   * The model's name, or `ensemble`.
   */
  'name': (string);
}
