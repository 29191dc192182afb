// Original file: proto/sentinode/v1/slide.proto

import type { EncodedImage as _sentinode_v1_EncodedImage, EncodedImage__Output as _sentinode_v1_EncodedImage__Output } from '../../sentinode/v1/EncodedImage.js';

/**
 * The pixels.
 */
export interface GetRegionResponse {
  /**
   * The picture.
   */
  'image'?: (_sentinode_v1_EncodedImage | null);
}

/**
 * The pixels.
 */
export interface GetRegionResponse__Output {
  /**
   * The picture.
   */
  'image': (_sentinode_v1_EncodedImage__Output | null);
}
