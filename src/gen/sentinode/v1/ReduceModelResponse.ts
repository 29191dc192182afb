// Original file: proto/sentinode/v1/reduction.proto

import type { EvaluationProgress as _sentinode_v1_EvaluationProgress, EvaluationProgress__Output as _sentinode_v1_EvaluationProgress__Output } from '../../sentinode/v1/EvaluationProgress.js';
import type { ReduceModelResult as _sentinode_v1_ReduceModelResult, ReduceModelResult__Output as _sentinode_v1_ReduceModelResult__Output } from '../../sentinode/v1/ReduceModelResult.js';

/**
 * Progress, and in the end the result.
 */
export interface ReduceModelResponse {
  /**
   * At most a few a second.
   */
  'progress'?: (_sentinode_v1_EvaluationProgress | null);
  /**
   * The last message.
   */
  'result'?: (_sentinode_v1_ReduceModelResult | null);
  /**
   * One of them.
   */
  'event'?: "progress"|"result";
}

/**
 * Progress, and in the end the result.
 */
export interface ReduceModelResponse__Output {
  /**
   * At most a few a second.
   */
  'progress'?: (_sentinode_v1_EvaluationProgress__Output | null);
  /**
   * The last message.
   */
  'result'?: (_sentinode_v1_ReduceModelResult__Output | null);
  /**
   * One of them.
   */
  'event'?: "progress"|"result";
}
