// Original file: proto/sentinode/v1/prediction.proto

import type { ImageFormat as _sentinode_v1_ImageFormat, ImageFormat__Output as _sentinode_v1_ImageFormat__Output } from '../../sentinode/v1/ImageFormat.js';

/**
 * Asks for a heat map.
 */
export interface GetHeatmapRequest {
  /**
   * A prediction that succeeded.
   */
  'predictionId'?: (string);
  /**
   * Longest side of the slide's picture in pixels, 64 to 4,096; 0 means 1,024.
   */
  'maxSidePx'?: (number);
  /**
   * One model's scores; empty means the ensemble's.
   */
  'model'?: (string);
  /**
   * Leaves the legend and the title away: pixels map straight to the slide.
   */
  'bare'?: (boolean);
  /**
   * Encoding; PNG by default.
   */
  'format'?: (_sentinode_v1_ImageFormat);
}

/**
 * Asks for a heat map.
 */
export interface GetHeatmapRequest__Output {
  /**
   * A prediction that succeeded.
   */
  'predictionId': (string);
  /**
   * Longest side of the slide's picture in pixels, 64 to 4,096; 0 means 1,024.
   */
  'maxSidePx': (number);
  /**
   * One model's scores; empty means the ensemble's.
   */
  'model': (string);
  /**
   * Leaves the legend and the title away: pixels map straight to the slide.
   */
  'bare': (boolean);
  /**
   * Encoding; PNG by default.
   */
  'format': (_sentinode_v1_ImageFormat__Output);
}
