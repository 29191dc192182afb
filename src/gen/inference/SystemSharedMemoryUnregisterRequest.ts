// Original file: proto/inference/grpc_service.proto


/**
 * Not served.
 */
export interface SystemSharedMemoryUnregisterRequest {
  /**
   * Name of the region; empty for all.
   */
  'name'?: (string);
}

/**
 * Not served.
 */
export interface SystemSharedMemoryUnregisterRequest__Output {
  /**
   * Name of the region; empty for all.
   */
  'name': (string);
}
