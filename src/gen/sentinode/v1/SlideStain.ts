// Original file: proto/sentinode/v1/prediction.proto

import type { StainVector as _sentinode_v1_StainVector, StainVector__Output as _sentinode_v1_StainVector__Output } from '../../sentinode/v1/StainVector.js';

/**
 * The stain of the slide that patches come from, as `Slide.quality` gives it.
 */
export interface SlideStain {
  /**
   * Haematoxylin.
   */
  'haematoxylin'?: (_sentinode_v1_StainVector | null);
  /**
   * Eosin.
   */
  'eosin'?: (_sentinode_v1_StainVector | null);
}

/**
 * The stain of the slide that patches come from, as `Slide.quality` gives it.
 */
export interface SlideStain__Output {
  /**
   * Haematoxylin.
   */
  'haematoxylin': (_sentinode_v1_StainVector__Output | null);
  /**
   * Eosin.
   */
  'eosin': (_sentinode_v1_StainVector__Output | null);
}
