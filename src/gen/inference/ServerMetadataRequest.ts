// Original file: proto/inference/grpc_service.proto


/**
 * Asks for facts about the server.
 */
export interface ServerMetadataRequest {
}

/**
 * Asks for facts about the server.
 */
export interface ServerMetadataRequest__Output {
}
