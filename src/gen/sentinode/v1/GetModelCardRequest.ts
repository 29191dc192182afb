// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for a model's card.
 */
export interface GetModelCardRequest {
  /**
   * Its name.
   */
  'name'?: (string);
  /**
   * Its version; empty means the served one, else the newest.
   */
  'version'?: (string);
}

/**
 * Asks for a model's card.
 */
export interface GetModelCardRequest__Output {
  /**
   * Its name.
   */
  'name': (string);
  /**
   * Its version; empty means the served one, else the newest.
   */
  'version': (string);
}
