// Original file: proto/sentinode/v1/training.proto


/**
 * Nothing: the run is gone.
 */
export interface DeleteTrainingRunResponse {
}

/**
 * Nothing: the run is gone.
 */
export interface DeleteTrainingRunResponse__Output {
}
