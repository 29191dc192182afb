// Original file: proto/sentinode/v1/evaluation.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Scores of about the same height.
 */
export interface ReliabilityBin {
  /**
   * Scores from here on …
   */
  'from'?: (number | string);
  /**
   * … and below this; the last bin includes 1.
   */
  'to'?: (number | string);
  /**
   * How many.
   */
  'count'?: (number | string | Long);
  /**
   * Their mean.
   */
  'meanScore'?: (number | string);
  /**
   * Share of them that is positive.
   */
  'positiveShare'?: (number | string);
}

/**
 * Scores of about the same height.
 */
export interface ReliabilityBin__Output {
  /**
   * Scores from here on …
   */
  'from': (number);
  /**
   * … and below this; the last bin includes 1.
   */
  'to': (number);
  /**
   * How many.
   */
  'count': (number);
  /**
   * Their mean.
   */
  'meanScore': (number);
  /**
   * Share of them that is positive.
   */
  'positiveShare': (number);
}
