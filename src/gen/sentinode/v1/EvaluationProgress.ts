// Original file: proto/sentinode/v1/evaluation.proto

import type { EvaluationPhase as _sentinode_v1_EvaluationPhase, EvaluationPhase__Output as _sentinode_v1_EvaluationPhase__Output } from '../../sentinode/v1/EvaluationPhase.js';
import type { Long } from '@grpc/proto-loader';

/**
 * How far the evaluation is.
 */
export interface EvaluationProgress {
  /**
   * What it works on.
   */
  'phase'?: (_sentinode_v1_EvaluationPhase);
  /**
   * Patches or slides done.
   */
  'done'?: (number | string | Long);
  /**
   * Of these many.
   */
  'total'?: (number | string | Long);
  /**
   * The slide that is scored.
   */
  'slideId'?: (string);
  /**
   * Its patches that are scored.
   */
  'slidePatchesDone'?: (number | string | Long);
  /**
   * Of these many; 0 until its tissue is found.
   */
  'slidePatchesTotal'?: (number | string | Long);
}

/**
 * How far the evaluation is.
 */
export interface EvaluationProgress__Output {
  /**
   * What it works on.
   */
  'phase': (_sentinode_v1_EvaluationPhase__Output);
  /**
   * Patches or slides done.
   */
  'done': (number);
  /**
   * Of these many.
   */
  'total': (number);
  /**
   * The slide that is scored.
   */
  'slideId': (string);
  /**
   * Its patches that are scored.
   */
  'slidePatchesDone': (number);
  /**
   * Of these many; 0 until its tissue is found.
   */
  'slidePatchesTotal': (number);
}
