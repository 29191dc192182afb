// Original file: proto/sentinode/v1/slide.proto


/**
 * Asks for a slide.
 */
export interface GetSlideRequest {
  /**
   * The slide.
   */
  'slideId'?: (string);
}

/**
 * Asks for a slide.
 */
export interface GetSlideRequest__Output {
  /**
   * The slide.
   */
  'slideId': (string);
}
