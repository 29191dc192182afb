// Original file: proto/sentinode/v1/prediction.proto


/**
 * Asks for a prediction to stop.
 */
export interface CancelPredictionRequest {
  /**
   * The prediction.
   */
  'predictionId'?: (string);
}

/**
 * Asks for a prediction to stop.
 */
export interface CancelPredictionRequest__Output {
  /**
   * The prediction.
   */
  'predictionId': (string);
}
