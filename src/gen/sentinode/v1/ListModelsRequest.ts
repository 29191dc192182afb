// Original file: proto/sentinode/v1/model.proto


/**
 * Asks for all models.
 */
export interface ListModelsRequest {
}

/**
 * Asks for all models.
 */
export interface ListModelsRequest__Output {
}
