// Original file: proto/sentinode/v1/model.proto

import type { Ensemble as _sentinode_v1_Ensemble, Ensemble__Output as _sentinode_v1_Ensemble__Output } from '../../sentinode/v1/Ensemble.js';

/**
 * All ensembles.
 */
export interface ListEnsemblesResponse {
  /**
   * Newest version first.
   */
  'ensembles'?: (_sentinode_v1_Ensemble)[];
}

/**
 * All ensembles.
 */
export interface ListEnsemblesResponse__Output {
  /**
   * Newest version first.
   */
  'ensembles': (_sentinode_v1_Ensemble__Output)[];
}
