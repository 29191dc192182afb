// Original file: proto/sentinode/v1/slide.proto

import type { Slide as _sentinode_v1_Slide, Slide__Output as _sentinode_v1_Slide__Output } from '../../sentinode/v1/Slide.js';

/**
 * The registered slide.
 */
export interface ImportSlideResponse {
  /**
   * The slide as the probe found it.
   */
  'slide'?: (_sentinode_v1_Slide | null);
}

/**
 * The registered slide.
 */
export interface ImportSlideResponse__Output {
  /**
   * The slide as the probe found it.
   */
  'slide': (_sentinode_v1_Slide__Output | null);
}
