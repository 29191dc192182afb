// Original file: proto/sentinode/v1/model.proto

import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from '../../sentinode/v1/Model.js';

/**
 * The model as it stands.
 */
export interface UnloadModelResponse {
  /**
   * The model.
   */
  'model'?: (_sentinode_v1_Model | null);
}

/**
 * The model as it stands.
 */
export interface UnloadModelResponse__Output {
  /**
   * The model.
   */
  'model': (_sentinode_v1_Model__Output | null);
}
