// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for all ensembles.
 */
export interface ListEnsemblesRequest {
}

/**
 * Asks for all ensembles.
 */
export interface ListEnsemblesRequest__Output {
}
