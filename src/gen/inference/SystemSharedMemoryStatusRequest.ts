// Original file: proto/inference/grpc_service.proto


/**
 * Not served.
 */
export interface SystemSharedMemoryStatusRequest {
  /**
   * Name of the region; empty for all.
   */
  'name'?: (string);
}

/**
 * Not served.
 */
export interface SystemSharedMemoryStatusRequest__Output {
  /**
   * Name of the region; empty for all.
   */
  'name': (string);
}
