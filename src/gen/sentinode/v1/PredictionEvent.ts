// Original file: proto/sentinode/v1/prediction.proto

import type { Prediction as _sentinode_v1_Prediction, Prediction__Output as _sentinode_v1_Prediction__Output } from '../../sentinode/v1/Prediction.js';
import type { PredictionProgress as _sentinode_v1_PredictionProgress, PredictionProgress__Output as _sentinode_v1_PredictionProgress__Output } from '../../sentinode/v1/PredictionProgress.js';
import type { Long } from '@grpc/proto-loader';

/**
 * One numbered event of a prediction.
 */
export interface PredictionEvent {
  /**
   * From 1, without gaps.
   */
  'sequence'?: (number | string | Long);
  /**
   * The first event: the prediction as created.
   */
  'accepted'?: (_sentinode_v1_Prediction | null);
  /**
   * Progress.
   */
  'progress'?: (_sentinode_v1_PredictionProgress | null);
  /**
   * The last event: the prediction as it ended.
   */
  'finished'?: (_sentinode_v1_Prediction | null);
  /**
   * One of them.
   */
  'event'?: "accepted"|"progress"|"finished";
}

/**
 * One numbered event of a prediction.
 */
export interface PredictionEvent__Output {
  /**
   * From 1, without gaps.
   */
  'sequence': (number);
  /**
   * The first event: the prediction as created.
   */
  'accepted'?: (_sentinode_v1_Prediction__Output | null);
  /**
   * Progress.
   */
  'progress'?: (_sentinode_v1_PredictionProgress__Output | null);
  /**
   * The last event: the prediction as it ended.
   */
  'finished'?: (_sentinode_v1_Prediction__Output | null);
  /**
   * One of them.
   */
  'event'?: "accepted"|"progress"|"finished";
}
