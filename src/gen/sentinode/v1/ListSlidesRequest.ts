// Original file: proto/sentinode/v1/slide.proto


/**
 * Asks for a page of slides.
 */
export interface ListSlidesRequest {
  /**
   * At most this many, 1 to 1,000; 0 means 50, more means 1,000.
   */
  'pageSize'?: (number);
  /**
   * From the response before; empty for the first page.
   */
  'pageToken'?: (string);
}

/**
 * Asks for a page of slides.
 */
export interface ListSlidesRequest__Output {
  /**
   * At most this many, 1 to 1,000; 0 means 50, more means 1,000.
   */
  'pageSize': (number);
  /**
   * From the response before; empty for the first page.
   */
  'pageToken': (string);
}
