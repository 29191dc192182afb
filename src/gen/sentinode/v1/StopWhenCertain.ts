// Original file: proto/sentinode/v1/prediction.proto

import type { NegativeStop as _sentinode_v1_NegativeStop, NegativeStop__Output as _sentinode_v1_NegativeStop__Output } from '../../sentinode/v1/NegativeStop.js';

/**
 * Ends the scoring of a slide once its decision is certain. A positive decision is, as soon as the scores so far reach the
 * threshold, for each further patch can only raise them; the probability told is then a lower bound.
 */
export interface StopWhenCertain {
  /**
   * When a negative decision may end it too; absent: never. It needs `PATCH_ORDER_SUSPICIOUS_FIRST`.
   */
  'negative'?: (_sentinode_v1_NegativeStop | null);
}

/**
 * Ends the scoring of a slide once its decision is certain. A positive decision is, as soon as the scores so far reach the
 * threshold, for each further patch can only raise them; the probability told is then a lower bound.
 */
export interface StopWhenCertain__Output {
  /**
   * When a negative decision may end it too; absent: never. It needs `PATCH_ORDER_SUSPICIOUS_FIRST`.
   */
  'negative': (_sentinode_v1_NegativeStop__Output | null);
}
