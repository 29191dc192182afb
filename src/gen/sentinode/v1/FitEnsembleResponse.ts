// Original file: proto/sentinode/v1/ensemble.proto

import type { EvaluationProgress as _sentinode_v1_EvaluationProgress, EvaluationProgress__Output as _sentinode_v1_EvaluationProgress__Output } from '../../sentinode/v1/EvaluationProgress.js';
import type { FitEnsembleResult as _sentinode_v1_FitEnsembleResult, FitEnsembleResult__Output as _sentinode_v1_FitEnsembleResult__Output } from '../../sentinode/v1/FitEnsembleResult.js';

/**
 * Progress, and in the end the result.
 */
export interface FitEnsembleResponse {
  /**
   * At most a few a second. Patches and slides are scored, then EVALUATION_PHASE_MEASURING fits.
   */
  'progress'?: (_sentinode_v1_EvaluationProgress | null);
  /**
   * The last message.
   */
  'result'?: (_sentinode_v1_FitEnsembleResult | null);
  /**
   * One of them.
   */
  'event'?: "progress"|"result";
}

/**
 * Progress, and in the end the result.
 */
export interface FitEnsembleResponse__Output {
  /**
   * At most a few a second. Patches and slides are scored, then EVALUATION_PHASE_MEASURING fits.
   */
  'progress'?: (_sentinode_v1_EvaluationProgress__Output | null);
  /**
   * The last message.
   */
  'result'?: (_sentinode_v1_FitEnsembleResult__Output | null);
  /**
   * One of them.
   */
  'event'?: "progress"|"result";
}
