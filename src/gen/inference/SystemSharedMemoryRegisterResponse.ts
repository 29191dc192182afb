// Original file: proto/inference/grpc_service.proto


/**
 * Not served.
 */
export interface SystemSharedMemoryRegisterResponse {
}

/**
 * Not served.
 */
export interface SystemSharedMemoryRegisterResponse__Output {
}
