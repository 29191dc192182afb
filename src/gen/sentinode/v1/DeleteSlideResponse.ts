// Original file: proto/sentinode/v1/slide.proto


/**
 * Nothing is left of the slide.
 */
export interface DeleteSlideResponse {
}

/**
 * Nothing is left of the slide.
 */
export interface DeleteSlideResponse__Output {
}
