// Original file: proto/sentinode/v1/prediction.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Asks for a prediction's events.
 */
export interface WatchPredictionRequest {
  /**
   * The prediction.
   */
  'predictionId'?: (string);
  /**
   * Only events after this one; 0 means all.
   */
  'afterSequence'?: (number | string | Long);
}

/**
 * Asks for a prediction's events.
 */
export interface WatchPredictionRequest__Output {
  /**
   * The prediction.
   */
  'predictionId': (string);
  /**
   * Only events after this one; 0 means all.
   */
  'afterSequence': (number);
}
