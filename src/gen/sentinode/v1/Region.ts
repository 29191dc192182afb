// Original file: proto/sentinode/v1/common.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A rectangle in pixels of level 0 of a slide, origin at the top left.
 */
export interface Region {
  /**
   * Left edge in level-0 pixels, 0 or more.
   */
  'level0X'?: (number | string | Long);
  /**
   * Top edge in level-0 pixels, 0 or more.
   */
  'level0Y'?: (number | string | Long);
  /**
   * Width in level-0 pixels, 1 to 4,194,304 (longer than any slide).
   */
  'level0Width'?: (number | string | Long);
  /**
   * Height in level-0 pixels, 1 to 4,194,304.
   */
  'level0Height'?: (number | string | Long);
}

/**
 * A rectangle in pixels of level 0 of a slide, origin at the top left.
 */
export interface Region__Output {
  /**
   * Left edge in level-0 pixels, 0 or more.
   */
  'level0X': (number);
  /**
   * Top edge in level-0 pixels, 0 or more.
   */
  'level0Y': (number);
  /**
   * Width in level-0 pixels, 1 to 4,194,304 (longer than any slide).
   */
  'level0Width': (number);
  /**
   * Height in level-0 pixels, 1 to 4,194,304.
   */
  'level0Height': (number);
}
