// Original file: proto/sentinode/v1/slide.proto

import type { EncodedImage as _sentinode_v1_EncodedImage, EncodedImage__Output as _sentinode_v1_EncodedImage__Output } from '../../sentinode/v1/EncodedImage.js';

/**
 * The picture.
 */
export interface GetAssociatedImageResponse {
  /**
   * The picture; without a pixel size.
   */
  'image'?: (_sentinode_v1_EncodedImage | null);
}

/**
 * The picture.
 */
export interface GetAssociatedImageResponse__Output {
  /**
   * The picture; without a pixel size.
   */
  'image': (_sentinode_v1_EncodedImage__Output | null);
}
