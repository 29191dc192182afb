// Original file: proto/inference/grpc_service.proto


/**
 * Whether the server answers.
 */
export interface ServerLiveResponse {
  /**
   * True.
   */
  'live'?: (boolean);
}

/**
 * Whether the server answers.
 */
export interface ServerLiveResponse__Output {
  /**
   * True.
   */
  'live': (boolean);
}
