// Original file: proto/sentinode/v1/slide.proto

import type { Slide as _sentinode_v1_Slide, Slide__Output as _sentinode_v1_Slide__Output } from '../../sentinode/v1/Slide.js';

/**
 * A page of slides.
 */
export interface ListSlidesResponse {
  /**
   * The slides, newest first.
   */
  'slides'?: (_sentinode_v1_Slide)[];
  /**
   * For the next page; empty on the last.
   */
  'nextPageToken'?: (string);
}

/**
 * A page of slides.
 */
export interface ListSlidesResponse__Output {
  /**
   * The slides, newest first.
   */
  'slides': (_sentinode_v1_Slide__Output)[];
  /**
   * For the next page; empty on the last.
   */
  'nextPageToken': (string);
}
