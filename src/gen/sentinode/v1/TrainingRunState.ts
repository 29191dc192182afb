// Original file: proto/sentinode/v1/training.proto

/**
 * Where a run stands.
 */
export const TrainingRunState = {
  /**
   * Never sent.
   */
  TRAINING_RUN_STATE_UNSPECIFIED: 'TRAINING_RUN_STATE_UNSPECIFIED',
  /**
   * Waits for the device.
   */
  TRAINING_RUN_STATE_QUEUED: 'TRAINING_RUN_STATE_QUEUED',
  /**
   * Trains.
   */
  TRAINING_RUN_STATE_RUNNING: 'TRAINING_RUN_STATE_RUNNING',
  /**
   * Its model is registered.
   */
  TRAINING_RUN_STATE_SUCCEEDED: 'TRAINING_RUN_STATE_SUCCEEDED',
  /**
   * Ended by an error, such as a killed training process or a server that stopped; see `error` and `resumable`.
   */
  TRAINING_RUN_STATE_FAILED: 'TRAINING_RUN_STATE_FAILED',
  /**
   * Ended by CancelTraining.
   */
  TRAINING_RUN_STATE_CANCELLED: 'TRAINING_RUN_STATE_CANCELLED',
} as const;

/**
 * Where a run stands.
 */
export type TrainingRunState =
  /**
   * Never sent.
   */
  | 'TRAINING_RUN_STATE_UNSPECIFIED'
  | 0
  /**
   * Waits for the device.
   */
  | 'TRAINING_RUN_STATE_QUEUED'
  | 1
  /**
   * Trains.
   */
  | 'TRAINING_RUN_STATE_RUNNING'
  | 2
  /**
   * Its model is registered.
   */
  | 'TRAINING_RUN_STATE_SUCCEEDED'
  | 3
  /**
   * Ended by an error, such as a killed training process or a server that stopped; see `error` and `resumable`.
   */
  | 'TRAINING_RUN_STATE_FAILED'
  | 4
  /**
   * Ended by CancelTraining.
   */
  | 'TRAINING_RUN_STATE_CANCELLED'
  | 5

/**
 * Where a run stands.
 */
export type TrainingRunState__Output = typeof TrainingRunState[keyof typeof TrainingRunState]
