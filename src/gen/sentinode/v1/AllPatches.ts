// Original file: proto/sentinode/v1/prediction.proto


/**
 * Every tissue patch.
 */
export interface AllPatches {
}

/**
 * Every tissue patch.
 */
export interface AllPatches__Output {
}
