// Original file: proto/sentinode/v1/prediction.proto

/**
 * Where a prediction stands.
 */
export const PredictionState = {
  /**
   * Never sent.
   */
  PREDICTION_STATE_UNSPECIFIED: 'PREDICTION_STATE_UNSPECIFIED',
  /**
   * Waits.
   */
  PREDICTION_STATE_QUEUED: 'PREDICTION_STATE_QUEUED',
  /**
   * Runs.
   */
  PREDICTION_STATE_RUNNING: 'PREDICTION_STATE_RUNNING',
  /**
   * Has a result.
   */
  PREDICTION_STATE_SUCCEEDED: 'PREDICTION_STATE_SUCCEEDED',
  /**
   * Has an error.
   */
  PREDICTION_STATE_FAILED: 'PREDICTION_STATE_FAILED',
  /**
   * Was stopped.
   */
  PREDICTION_STATE_CANCELLED: 'PREDICTION_STATE_CANCELLED',
} as const;

/**
 * Where a prediction stands.
 */
export type PredictionState =
  /**
   * Never sent.
   */
  | 'PREDICTION_STATE_UNSPECIFIED'
  | 0
  /**
   * Waits.
   */
  | 'PREDICTION_STATE_QUEUED'
  | 1
  /**
   * Runs.
   */
  | 'PREDICTION_STATE_RUNNING'
  | 2
  /**
   * Has a result.
   */
  | 'PREDICTION_STATE_SUCCEEDED'
  | 3
  /**
   * Has an error.
   */
  | 'PREDICTION_STATE_FAILED'
  | 4
  /**
   * Was stopped.
   */
  | 'PREDICTION_STATE_CANCELLED'
  | 5

/**
 * Where a prediction stands.
 */
export type PredictionState__Output = typeof PredictionState[keyof typeof PredictionState]
