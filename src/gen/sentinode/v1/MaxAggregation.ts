// Original file: proto/sentinode/v1/prediction.proto


/**
 * The highest probability.
 */
export interface MaxAggregation {
}

/**
 * The highest probability.
 */
export interface MaxAggregation__Output {
}
