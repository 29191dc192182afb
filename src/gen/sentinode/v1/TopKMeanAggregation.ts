// Original file: proto/sentinode/v1/prediction.proto


/**
 * The mean of the k highest probabilities.
 */
export interface TopKMeanAggregation {
  /**
   * 1 to the number of pixels in the centre; more is cut to that.
   */
  'k'?: (number);
}

/**
 * The mean of the k highest probabilities.
 */
export interface TopKMeanAggregation__Output {
  /**
   * 1 to the number of pixels in the centre; more is cut to that.
   */
  'k': (number);
}
