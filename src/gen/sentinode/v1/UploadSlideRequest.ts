// Original file: proto/sentinode/v1/slide.proto

import type { UploadHeader as _sentinode_v1_UploadHeader, UploadHeader__Output as _sentinode_v1_UploadHeader__Output } from '../../sentinode/v1/UploadHeader.js';
import type { UploadChunk as _sentinode_v1_UploadChunk, UploadChunk__Output as _sentinode_v1_UploadChunk__Output } from '../../sentinode/v1/UploadChunk.js';

/**
 * Header first, then chunks.
 */
export interface UploadSlideRequest {
  /**
   * The first message of the stream, and only that.
   */
  'header'?: (_sentinode_v1_UploadHeader | null);
  /**
   * Every message after it.
   */
  'chunk'?: (_sentinode_v1_UploadChunk | null);
  /**
   * One of the two.
   */
  'part'?: "header"|"chunk";
}

/**
 * Header first, then chunks.
 */
export interface UploadSlideRequest__Output {
  /**
   * The first message of the stream, and only that.
   */
  'header'?: (_sentinode_v1_UploadHeader__Output | null);
  /**
   * Every message after it.
   */
  'chunk'?: (_sentinode_v1_UploadChunk__Output | null);
  /**
   * One of the two.
   */
  'part'?: "header"|"chunk";
}
