// Original file: proto/sentinode/v1/evaluation.proto

/**
 * What the evaluation works on.
 */
export const EvaluationPhase = {
  /**
   * Never sent.
   */
  EVALUATION_PHASE_UNSPECIFIED: 'EVALUATION_PHASE_UNSPECIFIED',
  /**
   * Patches are scored.
   */
  EVALUATION_PHASE_PATCHES: 'EVALUATION_PHASE_PATCHES',
  /**
   * Slides are scored.
   */
  EVALUATION_PHASE_SLIDES: 'EVALUATION_PHASE_SLIDES',
  /**
   * Scores are compared with the truth.
   */
  EVALUATION_PHASE_MEASURING: 'EVALUATION_PHASE_MEASURING',
} as const;

/**
 * What the evaluation works on.
 */
export type EvaluationPhase =
  /**
   * Never sent.
   */
  | 'EVALUATION_PHASE_UNSPECIFIED'
  | 0
  /**
   * Patches are scored.
   */
  | 'EVALUATION_PHASE_PATCHES'
  | 1
  /**
   * Slides are scored.
   */
  | 'EVALUATION_PHASE_SLIDES'
  | 2
  /**
   * Scores are compared with the truth.
   */
  | 'EVALUATION_PHASE_MEASURING'
  | 3

/**
 * What the evaluation works on.
 */
export type EvaluationPhase__Output = typeof EvaluationPhase[keyof typeof EvaluationPhase]
