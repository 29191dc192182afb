// Original file: proto/sentinode/v1/training.proto


/**
 * Asks for a page of runs.
 */
export interface ListTrainingRunsRequest {
  /**
   * At most this many, 1 to 1,000; 0 means 50, more means 1,000.
   */
  'pageSize'?: (number);
  /**
   * From the response before; empty for the first page.
   */
  'pageToken'?: (string);
  /**
   * Only those that train a model of this name; empty means all.
   */
  'modelName'?: (string);
}

/**
 * Asks for a page of runs.
 */
export interface ListTrainingRunsRequest__Output {
  /**
   * At most this many, 1 to 1,000; 0 means 50, more means 1,000.
   */
  'pageSize': (number);
  /**
   * From the response before; empty for the first page.
   */
  'pageToken': (string);
  /**
   * Only those that train a model of this name; empty means all.
   */
  'modelName': (string);
}
