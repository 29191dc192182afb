// Original file: proto/sentinode/v1/slide.proto

import type { Upload as _sentinode_v1_Upload, Upload__Output as _sentinode_v1_Upload__Output } from '../../sentinode/v1/Upload.js';

/**
 * The upload as it stands.
 */
export interface GetUploadResponse {
  /**
   * The upload.
   */
  'upload'?: (_sentinode_v1_Upload | null);
}

/**
 * The upload as it stands.
 */
export interface GetUploadResponse__Output {
  /**
   * The upload.
   */
  'upload': (_sentinode_v1_Upload__Output | null);
}
