// Original file: proto/sentinode/v1/evaluation.proto

import type { EvaluationProgress as _sentinode_v1_EvaluationProgress, EvaluationProgress__Output as _sentinode_v1_EvaluationProgress__Output } from '../../sentinode/v1/EvaluationProgress.js';
import type { EvaluationResult as _sentinode_v1_EvaluationResult, EvaluationResult__Output as _sentinode_v1_EvaluationResult__Output } from '../../sentinode/v1/EvaluationResult.js';

/**
 * Progress, and in the end the result.
 */
export interface EvaluateModelResponse {
  /**
   * At most a few a second.
   */
  'progress'?: (_sentinode_v1_EvaluationProgress | null);
  /**
   * The last message.
   */
  'result'?: (_sentinode_v1_EvaluationResult | null);
  /**
   * One of them.
   */
  'event'?: "progress"|"result";
}

/**
 * Progress, and in the end the result.
 */
export interface EvaluateModelResponse__Output {
  /**
   * At most a few a second.
   */
  'progress'?: (_sentinode_v1_EvaluationProgress__Output | null);
  /**
   * The last message.
   */
  'result'?: (_sentinode_v1_EvaluationResult__Output | null);
  /**
   * One of them.
   */
  'event'?: "progress"|"result";
}
