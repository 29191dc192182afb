// Original file: proto/sentinode/v1/prediction.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A random sample in which each of the slide's blocks of tissue gives its share.
 */
export interface StratifiedSample {
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
 * A random sample in which each of the slide's blocks of tissue gives its share.
 */
export interface StratifiedSample__Output {
  /**
   * How many, 1 to 10,000,000; 0 means 5,000.
   */
  'count': (number);
  /**
   * Seed, 0 to 2^53 - 1: the same seed draws the same patches.
   */
  'seed': (number);
}
