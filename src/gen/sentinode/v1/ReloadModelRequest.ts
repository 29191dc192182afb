// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for a served model to be read again.
 */
export interface ReloadModelRequest {
  /**
   * Its name.
   */
  'name'?: (string);
}

/**
 * Asks for a served model to be read again.
 */
export interface ReloadModelRequest__Output {
  /**
   * Its name.
   */
  'name': (string);
}
