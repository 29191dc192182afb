// Original file: proto/sentinode/v1/slide.proto

import type { UploadHeader as _sentinode_v1_UploadHeader, UploadHeader__Output as _sentinode_v1_UploadHeader__Output } from '../../sentinode/v1/UploadHeader.js';

/**
 * Opens an upload.
 */
export interface CreateUploadRequest {
  /**
   * What will be sent.
   */
  'header'?: (_sentinode_v1_UploadHeader | null);
}

/**
 * Opens an upload.
 */
export interface CreateUploadRequest__Output {
  /**
   * What will be sent.
   */
  'header': (_sentinode_v1_UploadHeader__Output | null);
}
