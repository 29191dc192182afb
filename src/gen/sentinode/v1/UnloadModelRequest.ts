// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for a model not to be served any more.
 */
export interface UnloadModelRequest {
  /**
   * Its name.
   */
  'name'?: (string);
}

/**
 * Asks for a model not to be served any more.
 */
export interface UnloadModelRequest__Output {
  /**
   * Its name.
   */
  'name': (string);
}
