// Original file: proto/sentinode/v1/training.proto


/**
 * Asks for a run to be forgotten.
 */
export interface DeleteTrainingRunRequest {
  /**
   * The run.
   */
  'runId'?: (string);
}

/**
 * Asks for a run to be forgotten.
 */
export interface DeleteTrainingRunRequest__Output {
  /**
   * The run.
   */
  'runId': (string);
}
