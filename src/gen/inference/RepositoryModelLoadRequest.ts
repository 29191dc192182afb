// Original file: proto/inference/grpc_service.proto

import type { ModelRepositoryParameter as _inference_ModelRepositoryParameter, ModelRepositoryParameter__Output as _inference_ModelRepositoryParameter__Output } from '../inference/ModelRepositoryParameter.js';

/**
 * Asks that a model be served.
 */
export interface RepositoryModelLoadRequest {
  /**
   * Must be empty: there is one repository.
   */
  'repositoryName'?: (string);
  /**
   * Name of the model.
   */
  'modelName'?: (string);
  /**
   * Must be empty: a model's configuration and files are what its folder says.
   */
  'parameters'?: ({[key: string]: _inference_ModelRepositoryParameter});
}

/**
 * Asks that a model be served.
 */
export interface RepositoryModelLoadRequest__Output {
  /**
   * Must be empty: there is one repository.
   */
  'repositoryName': (string);
  /**
   * Name of the model.
   */
  'modelName': (string);
  /**
   * Must be empty: a model's configuration and files are what its folder says.
   */
  'parameters': ({[key: string]: _inference_ModelRepositoryParameter__Output});
}
