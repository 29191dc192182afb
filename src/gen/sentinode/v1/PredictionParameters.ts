// Original file: proto/sentinode/v1/prediction.proto

import type { Sampling as _sentinode_v1_Sampling, Sampling__Output as _sentinode_v1_Sampling__Output } from '../../sentinode/v1/Sampling.js';
import type { PatchAggregation as _sentinode_v1_PatchAggregation, PatchAggregation__Output as _sentinode_v1_PatchAggregation__Output } from '../../sentinode/v1/PatchAggregation.js';
import type { TissueRule as _sentinode_v1_TissueRule, TissueRule__Output as _sentinode_v1_TissueRule__Output } from '../../sentinode/v1/TissueRule.js';
import type { PatchOrder as _sentinode_v1_PatchOrder, PatchOrder__Output as _sentinode_v1_PatchOrder__Output } from '../../sentinode/v1/PatchOrder.js';
import type { StopWhenCertain as _sentinode_v1_StopWhenCertain, StopWhenCertain__Output as _sentinode_v1_StopWhenCertain__Output } from '../../sentinode/v1/StopWhenCertain.js';

/**
 * What is asked of a slide.
 */
export interface PredictionParameters {
  /**
   * Which patches.
   */
  'sampling'?: (_sentinode_v1_Sampling | null);
  /**
   * How a patch's pixels become its score.
   */
  'aggregation'?: (_sentinode_v1_PatchAggregation | null);
  /**
   * A named set of weights in the ensemble's manifest; empty means the default.
   */
  'ensembleVariant'?: (string);
  /**
   * How tissue is told from glass.
   */
  'tissueRule'?: (_sentinode_v1_TissueRule);
  /**
   * In which order patches are scored.
   */
  'order'?: (_sentinode_v1_PatchOrder);
  /**
   * Absent: every patch is scored.
   */
  'stopWhenCertain'?: (_sentinode_v1_StopWhenCertain | null);
}

/**
 * What is asked of a slide.
 */
export interface PredictionParameters__Output {
  /**
   * Which patches.
   */
  'sampling': (_sentinode_v1_Sampling__Output | null);
  /**
   * How a patch's pixels become its score.
   */
  'aggregation': (_sentinode_v1_PatchAggregation__Output | null);
  /**
   * A named set of weights in the ensemble's manifest; empty means the default.
   */
  'ensembleVariant': (string);
  /**
   * How tissue is told from glass.
   */
  'tissueRule': (_sentinode_v1_TissueRule__Output);
  /**
   * In which order patches are scored.
   */
  'order': (_sentinode_v1_PatchOrder__Output);
  /**
   * Absent: every patch is scored.
   */
  'stopWhenCertain': (_sentinode_v1_StopWhenCertain__Output | null);
}
