// Original file: proto/inference/grpc_service.proto


/**
 * Not served.
 */
export interface CudaSharedMemoryRegisterResponse {
}

/**
 * Not served.
 */
export interface CudaSharedMemoryRegisterResponse__Output {
}
