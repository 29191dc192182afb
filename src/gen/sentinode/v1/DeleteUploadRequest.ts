// Original file: proto/sentinode/v1/slide.proto


/**
 * Drops an upload.
 */
export interface DeleteUploadRequest {
  /**
   * The upload.
   */
  'uploadId'?: (string);
}

/**
 * Drops an upload.
 */
export interface DeleteUploadRequest__Output {
  /**
   * The upload.
   */
  'uploadId': (string);
}
