// Original file: proto/sentinode/v1/prediction.proto

/**
 * What a prediction is doing.
 */
export const PredictionPhase = {
  /**
   * Never sent.
   */
  PREDICTION_PHASE_UNSPECIFIED: 'PREDICTION_PHASE_UNSPECIFIED',
  /**
   * Waits for its turn.
   */
  PREDICTION_PHASE_QUEUED: 'PREDICTION_PHASE_QUEUED',
  /**
   * Opens the slide.
   */
  PREDICTION_PHASE_OPENING: 'PREDICTION_PHASE_OPENING',
  /**
   * Finds tissue and lays the grid.
   */
  PREDICTION_PHASE_TISSUE: 'PREDICTION_PHASE_TISSUE',
  /**
   * Decodes and scores patches.
   */
  PREDICTION_PHASE_SCORING: 'PREDICTION_PHASE_SCORING',
  /**
   * Combines the scores.
   */
  PREDICTION_PHASE_AGGREGATING: 'PREDICTION_PHASE_AGGREGATING',
} as const;

/**
 * What a prediction is doing.
 */
export type PredictionPhase =
  /**
   * Never sent.
   */
  | 'PREDICTION_PHASE_UNSPECIFIED'
  | 0
  /**
   * Waits for its turn.
   */
  | 'PREDICTION_PHASE_QUEUED'
  | 1
  /**
   * Opens the slide.
   */
  | 'PREDICTION_PHASE_OPENING'
  | 2
  /**
   * Finds tissue and lays the grid.
   */
  | 'PREDICTION_PHASE_TISSUE'
  | 3
  /**
   * Decodes and scores patches.
   */
  | 'PREDICTION_PHASE_SCORING'
  | 4
  /**
   * Combines the scores.
   */
  | 'PREDICTION_PHASE_AGGREGATING'
  | 5

/**
 * What a prediction is doing.
 */
export type PredictionPhase__Output = typeof PredictionPhase[keyof typeof PredictionPhase]
