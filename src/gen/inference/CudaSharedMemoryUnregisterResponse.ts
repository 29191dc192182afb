// Original file: proto/inference/grpc_service.proto


/**
 * Not served.
 */
export interface CudaSharedMemoryUnregisterResponse {
}

/**
 * Not served.
 */
export interface CudaSharedMemoryUnregisterResponse__Output {
}
