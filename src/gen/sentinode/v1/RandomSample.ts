// Original file: proto/sentinode/v1/prediction.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A random sample without replacement; all patches when there are fewer.
 */
export interface RandomSample {
  /**
   * How many, 1 to 10,000,000; 0 means 5,000.
   */
  'count'?: (number);
  /**
   * Seed, 0 to 2^53 - 1: the same seed draws the same patches.
   */
  'seed'?: (number | string | Long);
}

/**
 * A random sample without replacement; all patches when there are fewer.
 */
export interface RandomSample__Output {
  /**
   * How many, 1 to 10,000,000; 0 means 5,000.
   */
  'count': (number);
  /**
   * Seed, 0 to 2^53 - 1: the same seed draws the same patches.
   */
  'seed': (number);
}
