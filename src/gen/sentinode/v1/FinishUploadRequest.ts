// Original file: proto/sentinode/v1/slide.proto


/**
 * Ends an upload.
 */
export interface FinishUploadRequest {
  /**
   * The upload, with all bytes committed.
   */
  'uploadId'?: (string);
}

/**
 * Ends an upload.
 */
export interface FinishUploadRequest__Output {
  /**
   * The upload, with all bytes committed.
   */
  'uploadId': (string);
}
