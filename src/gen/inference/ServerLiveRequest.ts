// Original file: proto/inference/grpc_service.proto


/**
 * Asks whether the server answers.
 */
export interface ServerLiveRequest {
}

/**
 * Asks whether the server answers.
 */
export interface ServerLiveRequest__Output {
}
