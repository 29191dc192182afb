// Original file: proto/inference/grpc_service.proto


/**
 * Asks whether the server can infer.
 */
export interface ServerReadyRequest {
}

/**
 * Asks whether the server can infer.
 */
export interface ServerReadyRequest__Output {
}
