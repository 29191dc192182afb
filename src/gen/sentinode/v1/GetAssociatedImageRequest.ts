// Original file: proto/sentinode/v1/slide.proto

import type { AssociatedImageKind as _sentinode_v1_AssociatedImageKind, AssociatedImageKind__Output as _sentinode_v1_AssociatedImageKind__Output } from '../../sentinode/v1/AssociatedImageKind.js';
import type { ImageFormat as _sentinode_v1_ImageFormat, ImageFormat__Output as _sentinode_v1_ImageFormat__Output } from '../../sentinode/v1/ImageFormat.js';

/**
 * Asks for a picture beside the levels.
 */
export interface GetAssociatedImageRequest {
  /**
   * The slide.
   */
  'slideId'?: (string);
  /**
   * Which.
   */
  'kind'?: (_sentinode_v1_AssociatedImageKind);
  /**
   * Longest side in pixels, 16 to 4,096; 0 means 1,024. It is made smaller where it is larger, and never enlarged.
   */
  'maxSidePx'?: (number);
  /**
   * Encoding of the answer.
   */
  'format'?: (_sentinode_v1_ImageFormat);
  /**
   * Brings the colours to sRGB by the picture's own ICC profile. ICC_PROFILE_MISSING where it has none.
   */
  'applyIcc'?: (boolean);
}

/**
 * Asks for a picture beside the levels.
 */
export interface GetAssociatedImageRequest__Output {
  /**
   * The slide.
   */
  'slideId': (string);
  /**
   * Which.
   */
  'kind': (_sentinode_v1_AssociatedImageKind__Output);
  /**
   * Longest side in pixels, 16 to 4,096; 0 means 1,024. It is made smaller where it is larger, and never enlarged.
   */
  'maxSidePx': (number);
  /**
   * Encoding of the answer.
   */
  'format': (_sentinode_v1_ImageFormat__Output);
  /**
   * Brings the colours to sRGB by the picture's own ICC profile. ICC_PROFILE_MISSING where it has none.
   */
  'applyIcc': (boolean);
}
