// Original file: proto/inference/grpc_service.proto


/**
 * Not served.
 */
export interface SystemSharedMemoryUnregisterResponse {
}

/**
 * Not served.
 */
export interface SystemSharedMemoryUnregisterResponse__Output {
}
