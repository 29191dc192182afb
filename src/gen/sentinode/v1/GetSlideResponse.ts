// Original file: proto/sentinode/v1/slide.proto

import type { Slide as _sentinode_v1_Slide, Slide__Output as _sentinode_v1_Slide__Output } from '../../sentinode/v1/Slide.js';

/**
 * The slide.
 */
export interface GetSlideResponse {
  /**
   * The slide.
   */
  'slide'?: (_sentinode_v1_Slide | null);
}

/**
 * The slide.
 */
export interface GetSlideResponse__Output {
  /**
   * The slide.
   */
  'slide': (_sentinode_v1_Slide__Output | null);
}
