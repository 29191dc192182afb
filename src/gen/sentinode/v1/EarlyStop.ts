// Original file: proto/sentinode/v1/prediction.proto

import type { Long } from '@grpc/proto-loader';

/**
 * How scoring ended before every patch was scored.
 */
export interface EarlyStop {
  /**
   * Patches that would have been scored; `patches_scored` says how many were.
   */
  'patchesPlanned'?: (number | string | Long);
  /**
   * 1 for a positive decision, which no further patch can change; else as `NegativeStop` asked.
   */
  'certainty'?: (number | string);
  /**
   * As `NegativeStop` asked; 0 for a positive decision.
   */
  'lesionPatches'?: (number);
}

/**
 * How scoring ended before every patch was scored.
 */
export interface EarlyStop__Output {
  /**
   * Patches that would have been scored; `patches_scored` says how many were.
   */
  'patchesPlanned': (number);
  /**
   * 1 for a positive decision, which no further patch can change; else as `NegativeStop` asked.
   */
  'certainty': (number);
  /**
   * As `NegativeStop` asked; 0 for a positive decision.
   */
  'lesionPatches': (number);
}
