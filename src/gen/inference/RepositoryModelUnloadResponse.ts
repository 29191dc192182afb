// Original file: proto/inference/grpc_service.proto


/**
 * The model takes no new requests.
 */
export interface RepositoryModelUnloadResponse {
}

/**
 * The model takes no new requests.
 */
export interface RepositoryModelUnloadResponse__Output {
}
