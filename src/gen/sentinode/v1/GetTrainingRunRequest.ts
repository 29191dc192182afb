// Original file: proto/sentinode/v1/training.proto


/**
 * Asks for one run.
 */
export interface GetTrainingRunRequest {
  /**
   * The run.
   */
  'runId'?: (string);
}

/**
 * Asks for one run.
 */
export interface GetTrainingRunRequest__Output {
  /**
   * The run.
   */
  'runId': (string);
}
