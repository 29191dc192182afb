// Original file: proto/inference/grpc_service.proto


/**
 * Whether the server can infer.
 */
export interface ServerReadyResponse {
  /**
   * Whether every member of the ensemble is served and the compute process is up.
   */
  'ready'?: (boolean);
}

/**
 * Whether the server can infer.
 */
export interface ServerReadyResponse__Output {
  /**
   * Whether every member of the ensemble is served and the compute process is up.
   */
  'ready': (boolean);
}
