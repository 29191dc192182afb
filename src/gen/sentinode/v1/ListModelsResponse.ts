// Original file: proto/sentinode/v1/model.proto

import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from '../../sentinode/v1/Model.js';

/**
 * All models by name, newest version first.
 */
export interface ListModelsResponse {
  /**
   * The models.
   */
  'models'?: (_sentinode_v1_Model)[];
}

/**
 * All models by name, newest version first.
 */
export interface ListModelsResponse__Output {
  /**
   * The models.
   */
  'models': (_sentinode_v1_Model__Output)[];
}
