// Original file: proto/inference/grpc_service.proto


/**
 * Asks for a model's tensors.
 */
export interface ModelMetadataRequest {
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
 * Asks for a model's tensors.
 */
export interface ModelMetadataRequest__Output {
  /**
   * Name of the model.
   */
  'name': (string);
  /**
   * Its version; empty for the one that is served.
   */
  'version': (string);
}
