// Original file: proto/sentinode/v1/model.proto

import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from '../../sentinode/v1/Model.js';
import type { Ensemble as _sentinode_v1_Ensemble, Ensemble__Output as _sentinode_v1_Ensemble__Output } from '../../sentinode/v1/Ensemble.js';

/**
 * What is served now.
 */
export interface PromoteModelResponse {
  /**
   * The model; absent when the ensemble was asked for.
   */
  'model'?: (_sentinode_v1_Model | null);
  /**
   * The version that RollbackModel would go back to; empty when none was served before.
   */
  'previousVersion'?: (string);
  /**
   * The ensemble, when it was asked for.
   */
  'ensemble'?: (_sentinode_v1_Ensemble | null);
}

/**
 * What is served now.
 */
export interface PromoteModelResponse__Output {
  /**
   * The model; absent when the ensemble was asked for.
   */
  'model': (_sentinode_v1_Model__Output | null);
  /**
   * The version that RollbackModel would go back to; empty when none was served before.
   */
  'previousVersion': (string);
  /**
   * The ensemble, when it was asked for.
   */
  'ensemble': (_sentinode_v1_Ensemble__Output | null);
}
