// Original file: proto/sentinode/v1/evaluation.proto

import type { Long } from '@grpc/proto-loader';

/**
 * How the slide AUC's interval is drawn.
 */
export interface BootstrapSettings {
  /**
   * Resamples, 100 to 20,000; 0 means 2,000.
   */
  'samples'?: (number);
  /**
   * Seed, 0 to 2^53 - 1.
   */
  'seed'?: (number | string | Long);
}

/**
 * How the slide AUC's interval is drawn.
 */
export interface BootstrapSettings__Output {
  /**
   * Resamples, 100 to 20,000; 0 means 2,000.
   */
  'samples': (number);
  /**
   * Seed, 0 to 2^53 - 1.
   */
  'seed': (number);
}
