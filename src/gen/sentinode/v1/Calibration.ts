// Original file: proto/sentinode/v1/evaluation.proto

import type { ReliabilityBin as _sentinode_v1_ReliabilityBin, ReliabilityBin__Output as _sentinode_v1_ReliabilityBin__Output } from '../../sentinode/v1/ReliabilityBin.js';

/**
 * How far scores can be taken for probabilities.
 */
export interface Calibration {
  /**
   * Ten of equal width.
   */
  'bins'?: (_sentinode_v1_ReliabilityBin)[];
  /**
   * Mean distance of mean score and share of positives, weighted with the counts, 0 to 1.
   */
  'expectedError'?: (number | string);
  /**
   * The largest such distance, 0 to 1.
   */
  'maximumError'?: (number | string);
  /**
   * Mean squared distance of score and truth, 0 (perfect) to 1.
   */
  'brierScore'?: (number | string);
}

/**
 * How far scores can be taken for probabilities.
 */
export interface Calibration__Output {
  /**
   * Ten of equal width.
   */
  'bins': (_sentinode_v1_ReliabilityBin__Output)[];
  /**
   * Mean distance of mean score and share of positives, weighted with the counts, 0 to 1.
   */
  'expectedError': (number);
  /**
   * The largest such distance, 0 to 1.
   */
  'maximumError': (number);
  /**
   * Mean squared distance of score and truth, 0 (perfect) to 1.
   */
  'brierScore': (number);
}
