// Original file: proto/sentinode/v1/training.proto


/**
 * Asks for a run to go on.
 */
export interface ResumeTrainingRequest {
  /**
   * The run.
   */
  'runId'?: (string);
}

/**
 * Asks for a run to go on.
 */
export interface ResumeTrainingRequest__Output {
  /**
   * The run.
   */
  'runId': (string);
}
