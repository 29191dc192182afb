// Original file: proto/inference/grpc_service.proto


/**
 * Facts about the server.
 */
export interface ServerMetadataResponse {
  /**
   * `sentinode`.
   */
  'name'?: (string);
  /**
   * Of the software.
   */
  'version'?: (string);
  /**
   * The protocol's extensions that are there.
   */
  'extensions'?: (string)[];
}

/**
 * Facts about the server.
 */
export interface ServerMetadataResponse__Output {
  /**
   * `sentinode`.
   */
  'name': (string);
  /**
   * Of the software.
   */
  'version': (string);
  /**
   * The protocol's extensions that are there.
   */
  'extensions': (string)[];
}
