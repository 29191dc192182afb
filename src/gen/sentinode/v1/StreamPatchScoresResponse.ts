// Original file: proto/sentinode/v1/prediction.proto

import type { PatchScore as _sentinode_v1_PatchScore, PatchScore__Output as _sentinode_v1_PatchScore__Output } from '../../sentinode/v1/PatchScore.js';

/**
 * One score of a flow, in the order of the patches.
 */
export interface StreamPatchScoresResponse {
  /**
   * The score.
   */
  'score'?: (_sentinode_v1_PatchScore | null);
}

/**
 * One score of a flow, in the order of the patches.
 */
export interface StreamPatchScoresResponse__Output {
  /**
   * The score.
   */
  'score': (_sentinode_v1_PatchScore__Output | null);
}
