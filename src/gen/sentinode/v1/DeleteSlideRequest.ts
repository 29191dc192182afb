// Original file: proto/sentinode/v1/slide.proto


/**
 * Asks for a slide to be deleted.
 */
export interface DeleteSlideRequest {
  /**
   * The slide.
   */
  'slideId'?: (string);
}

/**
 * Asks for a slide to be deleted.
 */
export interface DeleteSlideRequest__Output {
  /**
   * The slide.
   */
  'slideId': (string);
}
