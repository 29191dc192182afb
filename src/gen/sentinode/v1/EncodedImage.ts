// Original file: proto/sentinode/v1/common.proto

import type { ImageFormat as _sentinode_v1_ImageFormat, ImageFormat__Output as _sentinode_v1_ImageFormat__Output } from '../../sentinode/v1/ImageFormat.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';

/**
 * An encoded image.
 */
export interface EncodedImage {
  /**
   * The file's bytes.
   */
  'data'?: (Buffer | Uint8Array | string);
  /**
   * How `data` is encoded.
   */
  'format'?: (_sentinode_v1_ImageFormat);
  /**
   * Width of the image in its own pixels.
   */
  'widthPx'?: (number);
  /**
   * Height of the image in its own pixels.
   */
  'heightPx'?: (number);
  /**
   * Physical size of one pixel of this image; absent when the slide has none.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
  '_spacing'?: "spacing";
}

/**
 * An encoded image.
 */
export interface EncodedImage__Output {
  /**
   * The file's bytes.
   */
  'data': (Buffer);
  /**
   * How `data` is encoded.
   */
  'format': (_sentinode_v1_ImageFormat__Output);
  /**
   * Width of the image in its own pixels.
   */
  'widthPx': (number);
  /**
   * Height of the image in its own pixels.
   */
  'heightPx': (number);
  /**
   * Physical size of one pixel of this image; absent when the slide has none.
   */
  'spacing'?: (_sentinode_v1_Spacing__Output | null);
  '_spacing'?: "spacing";
}
