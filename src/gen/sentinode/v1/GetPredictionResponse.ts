// Original file: proto/sentinode/v1/prediction.proto

import type { Prediction as _sentinode_v1_Prediction, Prediction__Output as _sentinode_v1_Prediction__Output } from '../../sentinode/v1/Prediction.js';

/**
 * The prediction.
 */
export interface GetPredictionResponse {
  /**
   * The prediction.
   */
  'prediction'?: (_sentinode_v1_Prediction | null);
}

/**
 * The prediction.
 */
export interface GetPredictionResponse__Output {
  /**
   * The prediction.
   */
  'prediction': (_sentinode_v1_Prediction__Output | null);
}
