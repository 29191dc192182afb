// Original file: proto/sentinode/v1/slide.proto

import type { Upload as _sentinode_v1_Upload, Upload__Output as _sentinode_v1_Upload__Output } from '../../sentinode/v1/Upload.js';

/**
 * State after the last chunk of the stream was made durable.
 */
export interface WriteUploadResponse {
  /**
   * The upload.
   */
  'upload'?: (_sentinode_v1_Upload | null);
}

/**
 * State after the last chunk of the stream was made durable.
 */
export interface WriteUploadResponse__Output {
  /**
   * The upload.
   */
  'upload': (_sentinode_v1_Upload__Output | null);
}
