// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for a version to be put into service for good.
 */
export interface PromoteModelRequest {
  /**
   * Its name, or `ensemble`.
   */
  'name'?: (string);
  /**
   * Its version; empty means the newest.
   */
  'version'?: (string);
}

/**
 * Asks for a version to be put into service for good.
 */
export interface PromoteModelRequest__Output {
  /**
   * Its name, or `ensemble`.
   */
  'name': (string);
  /**
   * Its version; empty means the newest.
   */
  'version': (string);
}
