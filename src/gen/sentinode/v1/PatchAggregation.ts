// Original file: proto/sentinode/v1/prediction.proto

import type { MaxAggregation as _sentinode_v1_MaxAggregation, MaxAggregation__Output as _sentinode_v1_MaxAggregation__Output } from '../../sentinode/v1/MaxAggregation.js';
import type { PercentileAggregation as _sentinode_v1_PercentileAggregation, PercentileAggregation__Output as _sentinode_v1_PercentileAggregation__Output } from '../../sentinode/v1/PercentileAggregation.js';
import type { TopKMeanAggregation as _sentinode_v1_TopKMeanAggregation, TopKMeanAggregation__Output as _sentinode_v1_TopKMeanAggregation__Output } from '../../sentinode/v1/TopKMeanAggregation.js';

/**
 * How the probabilities of a patch's centre become the patch's score.
 */
export interface PatchAggregation {
  /**
   * The highest probability in the centre.
   */
  'max'?: (_sentinode_v1_MaxAggregation | null);
  /**
   * A percentile of the centre.
   */
  'percentile'?: (_sentinode_v1_PercentileAggregation | null);
  /**
   * The mean of the k highest in the centre.
   */
  'topKMean'?: (_sentinode_v1_TopKMeanAggregation | null);
  /**
   * One of them; none means each model's own choice, kept in its manifest.
   */
  'method'?: "max"|"percentile"|"topKMean";
}

/**
 * How the probabilities of a patch's centre become the patch's score.
 */
export interface PatchAggregation__Output {
  /**
   * The highest probability in the centre.
   */
  'max'?: (_sentinode_v1_MaxAggregation__Output | null);
  /**
   * A percentile of the centre.
   */
  'percentile'?: (_sentinode_v1_PercentileAggregation__Output | null);
  /**
   * The mean of the k highest in the centre.
   */
  'topKMean'?: (_sentinode_v1_TopKMeanAggregation__Output | null);
  /**
   * One of them; none means each model's own choice, kept in its manifest.
   */
  'method'?: "max"|"percentile"|"topKMean";
}
