// Original file: proto/sentinode/v1/prediction.proto


/**
 * Asks for a page of predictions.
 */
export interface ListPredictionsRequest {
  /**
   * At most this many, 1 to 1,000; 0 means 50, more means 1,000.
   */
  'pageSize'?: (number);
  /**
   * From the response before; empty for the first page.
   */
  'pageToken'?: (string);
  /**
   * Only those of this slide; empty means all.
   */
  'slideId'?: (string);
}

/**
 * Asks for a page of predictions.
 */
export interface ListPredictionsRequest__Output {
  /**
   * At most this many, 1 to 1,000; 0 means 50, more means 1,000.
   */
  'pageSize': (number);
  /**
   * From the response before; empty for the first page.
   */
  'pageToken': (string);
  /**
   * Only those of this slide; empty means all.
   */
  'slideId': (string);
}
