// Original file: proto/inference/grpc_service.proto


/**
 * Not served.
 */
export interface CudaSharedMemoryStatusRequest {
  /**
   * Name of the region; empty for all.
   */
  'name'?: (string);
}

/**
 * Not served.
 */
export interface CudaSharedMemoryStatusRequest__Output {
  /**
   * Name of the region; empty for all.
   */
  'name': (string);
}
