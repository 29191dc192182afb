// Original file: proto/inference/grpc_service.proto


/**
 * Asks for the models that there are.
 */
export interface RepositoryIndexRequest {
  /**
   * Must be empty: there is one repository.
   */
  'repositoryName'?: (string);
  /**
   * Only models that are served.
   */
  'ready'?: (boolean);
}

/**
 * Asks for the models that there are.
 */
export interface RepositoryIndexRequest__Output {
  /**
   * Must be empty: there is one repository.
   */
  'repositoryName': (string);
  /**
   * Only models that are served.
   */
  'ready': (boolean);
}
