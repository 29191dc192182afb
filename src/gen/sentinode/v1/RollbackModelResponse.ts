// Original file: proto/sentinode/v1/model.proto

import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from '../../sentinode/v1/Model.js';
import type { Ensemble as _sentinode_v1_Ensemble, Ensemble__Output as _sentinode_v1_Ensemble__Output } from '../../sentinode/v1/Ensemble.js';

/**
 * What is served now.
 */
export interface RollbackModelResponse {
  /**
   * The model; absent when the ensemble was asked for.
   */
  'model'?: (_sentinode_v1_Model | null);
  /**
   * The version that another RollbackModel would go back to; empty when there is none.
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
export interface RollbackModelResponse__Output {
  /**
   * The model; absent when the ensemble was asked for.
   */
  'model': (_sentinode_v1_Model__Output | null);
  /**
   * The version that another RollbackModel would go back to; empty when there is none.
   */
  'previousVersion': (string);
  /**
   * The ensemble, when it was asked for.
   */
  'ensemble': (_sentinode_v1_Ensemble__Output | null);
}
