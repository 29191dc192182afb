// Original file: proto/sentinode/v1/slide.proto

import type { Region as _sentinode_v1_Region, Region__Output as _sentinode_v1_Region__Output } from '../../sentinode/v1/Region.js';
import type { InkColour as _sentinode_v1_InkColour, InkColour__Output as _sentinode_v1_InkColour__Output } from '../../sentinode/v1/InkColour.js';

/**
 * A connected patch of ink.
 */
export interface InkMark {
  /**
   * Its bounding box.
   */
  'region'?: (_sentinode_v1_Region | null);
  /**
   * The most frequent colour in it.
   */
  'colour'?: (_sentinode_v1_InkColour);
  /**
   * Share of what was scanned, 0 to 1.
   */
  'share'?: (number | string);
}

/**
 * A connected patch of ink.
 */
export interface InkMark__Output {
  /**
   * Its bounding box.
   */
  'region': (_sentinode_v1_Region__Output | null);
  /**
   * The most frequent colour in it.
   */
  'colour': (_sentinode_v1_InkColour__Output);
  /**
   * Share of what was scanned, 0 to 1.
   */
  'share': (number);
}
