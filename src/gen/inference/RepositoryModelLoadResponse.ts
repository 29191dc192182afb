// Original file: proto/inference/grpc_service.proto


/**
 * The model is served.
 */
export interface RepositoryModelLoadResponse {
}

/**
 * The model is served.
 */
export interface RepositoryModelLoadResponse__Output {
}
