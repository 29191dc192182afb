// Original file: proto/sentinode/v1/model.proto

import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from '../../sentinode/v1/Model.js';

/**
 * The model.
 */
export interface GetModelResponse {
  /**
   * The model.
   */
  'model'?: (_sentinode_v1_Model | null);
}

/**
 * The model.
 */
export interface GetModelResponse__Output {
  /**
   * The model.
   */
  'model': (_sentinode_v1_Model__Output | null);
}
