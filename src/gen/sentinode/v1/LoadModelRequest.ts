// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for a model to be served.
 */
export interface LoadModelRequest {
  /**
   * Its name.
   */
  'name'?: (string);
  /**
   * Its version; empty means the newest.
   */
  'version'?: (string);
}

/**
 * Asks for a model to be served.
 */
export interface LoadModelRequest__Output {
  /**
   * Its name.
   */
  'name': (string);
  /**
   * Its version; empty means the newest.
   */
  'version': (string);
}
