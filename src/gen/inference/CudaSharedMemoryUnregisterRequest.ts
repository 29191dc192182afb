// Original file: proto/inference/grpc_service.proto


/**
 * Not served.
 */
export interface CudaSharedMemoryUnregisterRequest {
  /**
   * Name of the region; empty for all.
   */
  'name'?: (string);
}

/**
 * Not served.
 */
export interface CudaSharedMemoryUnregisterRequest__Output {
  /**
   * Name of the region; empty for all.
   */
  'name': (string);
}
