// Original file: proto/sentinode/v1/training.proto


/**
 * Asks for a run to stop.
 */
export interface CancelTrainingRequest {
  /**
   * The run.
   */
  'runId'?: (string);
}

/**
 * Asks for a run to stop.
 */
export interface CancelTrainingRequest__Output {
  /**
   * The run.
   */
  'runId': (string);
}
