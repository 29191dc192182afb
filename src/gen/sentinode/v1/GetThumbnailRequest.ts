// Original file: proto/sentinode/v1/slide.proto

import type { ImageFormat as _sentinode_v1_ImageFormat, ImageFormat__Output as _sentinode_v1_ImageFormat__Output } from '../../sentinode/v1/ImageFormat.js';

/**
 * Asks for a thumbnail.
 */
export interface GetThumbnailRequest {
  /**
   * The slide.
   */
  'slideId'?: (string);
  /**
   * Longest side in pixels, 16 to 4,096; 0 means 1,024.
   */
  'maxSidePx'?: (number);
  /**
   * Encoding of the answer.
   */
  'format'?: (_sentinode_v1_ImageFormat);
  /**
   * Brings the colours to sRGB by the ICC profile in the slide (perceptual intent). Off: the colours as stored, which
   * are what the models see. ICC_PROFILE_MISSING where the slide has none.
   */
  'applyIcc'?: (boolean);
}

/**
 * Asks for a thumbnail.
 */
export interface GetThumbnailRequest__Output {
  /**
   * The slide.
   */
  'slideId': (string);
  /**
   * Longest side in pixels, 16 to 4,096; 0 means 1,024.
   */
  'maxSidePx': (number);
  /**
   * Encoding of the answer.
   */
  'format': (_sentinode_v1_ImageFormat__Output);
  /**
   * Brings the colours to sRGB by the ICC profile in the slide (perceptual intent). Off: the colours as stored, which
   * are what the models see. ICC_PROFILE_MISSING where the slide has none.
   */
  'applyIcc': (boolean);
}
