// Original file: proto/inference/grpc_service.proto


/**
 * Asks how a model is configured.
 */
export interface ModelConfigRequest {
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
 * Asks how a model is configured.
 */
export interface ModelConfigRequest__Output {
  /**
   * Name of the model.
   */
  'name': (string);
  /**
   * Its version; empty for the one that is served.
   */
  'version': (string);
}
