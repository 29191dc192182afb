// Original file: proto/inference/grpc_service.proto


/**
 * One version of a model.
 */
export interface _inference_RepositoryIndexResponse_ModelIndex {
  /**
   * Name of the model.
   */
  'name'?: (string);
  /**
   * The version.
   */
  'version'?: (string);
  /**
   * `READY`, `LOADING`, `UNAVAILABLE`.
   */
  'state'?: (string);
  /**
   * Why it is unavailable.
   */
  'reason'?: (string);
}

/**
 * One version of a model.
 */
export interface _inference_RepositoryIndexResponse_ModelIndex__Output {
  /**
   * Name of the model.
   */
  'name': (string);
  /**
   * The version.
   */
  'version': (string);
  /**
   * `READY`, `LOADING`, `UNAVAILABLE`.
   */
  'state': (string);
  /**
   * Why it is unavailable.
   */
  'reason': (string);
}

/**
 * The models that there are.
 */
export interface RepositoryIndexResponse {
  /**
   * One entry a version.
   */
  'models'?: (_inference_RepositoryIndexResponse_ModelIndex)[];
}

/**
 * The models that there are.
 */
export interface RepositoryIndexResponse__Output {
  /**
   * One entry a version.
   */
  'models': (_inference_RepositoryIndexResponse_ModelIndex__Output)[];
}
