// Original file: proto/sentinode/v1/prediction.proto


/**
 * Asks for a prediction.
 */
export interface GetPredictionRequest {
  /**
   * The prediction.
   */
  'predictionId'?: (string);
  /**
   * Puts every patch's score into the result.
   */
  'includePatchScores'?: (boolean);
}

/**
 * Asks for a prediction.
 */
export interface GetPredictionRequest__Output {
  /**
   * The prediction.
   */
  'predictionId': (string);
  /**
   * Puts every patch's score into the result.
   */
  'includePatchScores': (boolean);
}
