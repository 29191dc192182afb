// Original file: proto/sentinode/v1/model.proto

import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from '../../sentinode/v1/Model.js';

/**
 * The model as served.
 */
export interface PromoteModelResponse {
  /**
   * The model.
   */
  'model'?: (_sentinode_v1_Model | null);
  /**
   * The version that RollbackModel would go back to; empty when none was served before.
   */
  'previousVersion'?: (string);
}

/**
 * The model as served.
 */
export interface PromoteModelResponse__Output {
  /**
   * The model.
   */
  'model': (_sentinode_v1_Model__Output | null);
  /**
   * The version that RollbackModel would go back to; empty when none was served before.
   */
  'previousVersion': (string);
}
