// Original file: proto/sentinode/v1/training.proto

import type { TrainResponse as _sentinode_v1_TrainResponse, TrainResponse__Output as _sentinode_v1_TrainResponse__Output } from '../../sentinode/v1/TrainResponse.js';

/**
 * One event.
 */
export interface WatchTrainingResponse {
  /**
   * The event.
   */
  'event'?: (_sentinode_v1_TrainResponse | null);
}

/**
 * One event.
 */
export interface WatchTrainingResponse__Output {
  /**
   * The event.
   */
  'event': (_sentinode_v1_TrainResponse__Output | null);
}
