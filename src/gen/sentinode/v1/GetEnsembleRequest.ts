// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for an ensemble.
 */
export interface GetEnsembleRequest {
  /**
   * Its version; empty means the served one.
   */
  'version'?: (string);
}

/**
 * Asks for an ensemble.
 */
export interface GetEnsembleRequest__Output {
  /**
   * Its version; empty means the served one.
   */
  'version': (string);
}
