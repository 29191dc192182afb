// Original file: proto/sentinode/v1/slide.proto


/**
 * Asks for an upload.
 */
export interface GetUploadRequest {
  /**
   * The upload.
   */
  'uploadId'?: (string);
}

/**
 * Asks for an upload.
 */
export interface GetUploadRequest__Output {
  /**
   * The upload.
   */
  'uploadId': (string);
}
