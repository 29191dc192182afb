// Original file: proto/sentinode/v1/prediction.proto


/**
 * The value under which `percentile` per cent of the pixels lie, by linear interpolation.
 */
export interface PercentileAggregation {
  /**
   * 0 to 100.
   */
  'percentile'?: (number | string);
}

/**
 * The value under which `percentile` per cent of the pixels lie, by linear interpolation.
 */
export interface PercentileAggregation__Output {
  /**
   * 0 to 100.
   */
  'percentile': (number);
}
