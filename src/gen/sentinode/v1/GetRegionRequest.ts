// Original file: proto/sentinode/v1/slide.proto

import type { Region as _sentinode_v1_Region, Region__Output as _sentinode_v1_Region__Output } from '../../sentinode/v1/Region.js';
import type { ImageFormat as _sentinode_v1_ImageFormat, ImageFormat__Output as _sentinode_v1_ImageFormat__Output } from '../../sentinode/v1/ImageFormat.js';

/**
 * Asks for pixels.
 */
export interface GetRegionRequest {
  /**
   * The slide.
   */
  'slideId'?: (string);
  /**
   * The rectangle at level 0; what lies outside the slide is background.
   */
  'region'?: (_sentinode_v1_Region | null);
  /**
   * Size of the answer in pixels, 1 to 4,096 a side and at most 64 times the region's; 0 for both means the region's
   * own size.
   */
  'outputWidthPx'?: (number);
  /**
   * See `output_width_px`.
   */
  'outputHeightPx'?: (number);
  /**
   * Encoding of the answer.
   */
  'format'?: (_sentinode_v1_ImageFormat);
  /**
   * As in GetThumbnailRequest.
   */
  'applyIcc'?: (boolean);
}

/**
 * Asks for pixels.
 */
export interface GetRegionRequest__Output {
  /**
   * The slide.
   */
  'slideId': (string);
  /**
   * The rectangle at level 0; what lies outside the slide is background.
   */
  'region': (_sentinode_v1_Region__Output | null);
  /**
   * Size of the answer in pixels, 1 to 4,096 a side and at most 64 times the region's; 0 for both means the region's
   * own size.
   */
  'outputWidthPx': (number);
  /**
   * See `output_width_px`.
   */
  'outputHeightPx': (number);
  /**
   * Encoding of the answer.
   */
  'format': (_sentinode_v1_ImageFormat__Output);
  /**
   * As in GetThumbnailRequest.
   */
  'applyIcc': (boolean);
}
