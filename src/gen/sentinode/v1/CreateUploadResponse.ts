// Original file: proto/sentinode/v1/slide.proto

import type { Upload as _sentinode_v1_Upload, Upload__Output as _sentinode_v1_Upload__Output } from '../../sentinode/v1/Upload.js';

/**
 * The new (or, for a repeated request_id, the existing) upload.
 */
export interface CreateUploadResponse {
  /**
   * The upload.
   */
  'upload'?: (_sentinode_v1_Upload | null);
}

/**
 * The new (or, for a repeated request_id, the existing) upload.
 */
export interface CreateUploadResponse__Output {
  /**
   * The upload.
   */
  'upload': (_sentinode_v1_Upload__Output | null);
}
