// Original file: proto/sentinode/v1/model.proto

import type { Ensemble as _sentinode_v1_Ensemble, Ensemble__Output as _sentinode_v1_Ensemble__Output } from '../../sentinode/v1/Ensemble.js';

/**
 * The ensemble.
 */
export interface GetEnsembleResponse {
  /**
   * The ensemble.
   */
  'ensemble'?: (_sentinode_v1_Ensemble | null);
}

/**
 * The ensemble.
 */
export interface GetEnsembleResponse__Output {
  /**
   * The ensemble.
   */
  'ensemble': (_sentinode_v1_Ensemble__Output | null);
}
