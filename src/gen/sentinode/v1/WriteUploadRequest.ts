// Original file: proto/sentinode/v1/slide.proto

import type { UploadChunk as _sentinode_v1_UploadChunk, UploadChunk__Output as _sentinode_v1_UploadChunk__Output } from '../../sentinode/v1/UploadChunk.js';

/**
 * One chunk for an upload.
 */
export interface WriteUploadRequest {
  /**
   * The upload; needed in the first message, may be empty after it.
   */
  'uploadId'?: (string);
  /**
   * The bytes.
   */
  'chunk'?: (_sentinode_v1_UploadChunk | null);
}

/**
 * One chunk for an upload.
 */
export interface WriteUploadRequest__Output {
  /**
   * The upload; needed in the first message, may be empty after it.
   */
  'uploadId': (string);
  /**
   * The bytes.
   */
  'chunk': (_sentinode_v1_UploadChunk__Output | null);
}
