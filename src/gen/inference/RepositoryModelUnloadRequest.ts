// Original file: proto/inference/grpc_service.proto

import type { ModelRepositoryParameter as _inference_ModelRepositoryParameter, ModelRepositoryParameter__Output as _inference_ModelRepositoryParameter__Output } from '../inference/ModelRepositoryParameter.js';

/**
 * Asks that a model be served no longer.
 */
export interface RepositoryModelUnloadRequest {
  /**
   * Must be empty: there is one repository.
   */
  'repositoryName'?: (string);
  /**
   * Name of the model.
   */
  'modelName'?: (string);
  /**
   * `unload_dependents`: for `ensemble`, that its members go.
   */
  'parameters'?: ({[key: string]: _inference_ModelRepositoryParameter});
}

/**
 * Asks that a model be served no longer.
 */
export interface RepositoryModelUnloadRequest__Output {
  /**
   * Must be empty: there is one repository.
   */
  'repositoryName': (string);
  /**
   * Name of the model.
   */
  'modelName': (string);
  /**
   * `unload_dependents`: for `ensemble`, that its members go.
   */
  'parameters': ({[key: string]: _inference_ModelRepositoryParameter__Output});
}
