// Original file: proto/inference/grpc_service.proto


/**
 * Whether a model is served.
 */
export interface ModelReadyResponse {
  /**
   * Also false for a model that does not exist.
   */
  'ready'?: (boolean);
}

/**
 * Whether a model is served.
 */
export interface ModelReadyResponse__Output {
  /**
   * Also false for a model that does not exist.
   */
  'ready': (boolean);
}
