// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for the ensemble.
 */
export interface GetEnsembleRequest {
}

/**
 * Asks for the ensemble.
 */
export interface GetEnsembleRequest__Output {
}
