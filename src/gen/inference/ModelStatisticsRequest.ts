// Original file: proto/inference/grpc_service.proto


/**
 * Asks what models have done.
 */
export interface ModelStatisticsRequest {
  /**
   * Name of the model; empty for all that are served.
   */
  'name'?: (string);
  /**
   * Its version; empty for the one that is served.
   */
  'version'?: (string);
}

/**
 * Asks what models have done.
 */
export interface ModelStatisticsRequest__Output {
  /**
   * Name of the model; empty for all that are served.
   */
  'name': (string);
  /**
   * Its version; empty for the one that is served.
   */
  'version': (string);
}
