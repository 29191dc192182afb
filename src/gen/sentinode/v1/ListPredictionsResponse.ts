// Original file: proto/sentinode/v1/prediction.proto

import type { Prediction as _sentinode_v1_Prediction, Prediction__Output as _sentinode_v1_Prediction__Output } from '../../sentinode/v1/Prediction.js';

/**
 * A page of predictions, without patch scores.
 */
export interface ListPredictionsResponse {
  /**
   * The predictions, newest first.
   */
  'predictions'?: (_sentinode_v1_Prediction)[];
  /**
   * For the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * A page of predictions, without patch scores.
 */
export interface ListPredictionsResponse__Output {
  /**
   * The predictions, newest first.
   */
  'predictions': (_sentinode_v1_Prediction__Output)[];
  /**
   * For the next page; empty on the last.
   */
  'nextPageToken': (string);
}
