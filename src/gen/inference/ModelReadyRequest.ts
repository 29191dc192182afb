// Original file: proto/inference/grpc_service.proto


/**
 * Asks whether a model is served.
 */
export interface ModelReadyRequest {
  /**
   * Name of the model.
   */
  'name'?: (string);
  /**
   * Its version; empty for the one that is served.
   */
  'version'?: (string);
}

/**
 * Asks whether a model is served.
 */
export interface ModelReadyRequest__Output {
  /**
   * Name of the model.
   */
  'name': (string);
  /**
   * Its version; empty for the one that is served.
   */
  'version': (string);
}
