// Original file: proto/sentinode/v1/prediction.proto

import type { PatchScore as _sentinode_v1_PatchScore, PatchScore__Output as _sentinode_v1_PatchScore__Output } from '../../sentinode/v1/PatchScore.js';

/**
 * Scores in the order of the patches.
 */
export interface ScorePatchesResponse {
  /**
   * One a patch.
   */
  'scores'?: (_sentinode_v1_PatchScore)[];
}

/**
 * Scores in the order of the patches.
 */
export interface ScorePatchesResponse__Output {
  /**
   * One a patch.
   */
  'scores': (_sentinode_v1_PatchScore__Output)[];
}
