// Original file: proto/sentinode/v1/prediction.proto

import type { PredictionEvent as _sentinode_v1_PredictionEvent, PredictionEvent__Output as _sentinode_v1_PredictionEvent__Output } from '../../sentinode/v1/PredictionEvent.js';

/**
 * One event of the stream.
 */
export interface PredictSlideResponse {
  /**
   * The event.
   */
  'event'?: (_sentinode_v1_PredictionEvent | null);
}

/**
 * One event of the stream.
 */
export interface PredictSlideResponse__Output {
  /**
   * The event.
   */
  'event': (_sentinode_v1_PredictionEvent__Output | null);
}
