// Original file: proto/sentinode/v1/slide.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One resolution of a slide's pyramid.
 */
export interface SlideLevel {
  /**
   * Width in pixels of this level.
   */
  'widthPx'?: (number | string | Long);
  /**
   * Height in pixels of this level.
   */
  'heightPx'?: (number | string | Long);
  /**
   * Level-0 pixels per pixel of this level along x, 1 or more.
   */
  'downsampleX'?: (number | string);
  /**
   * Level-0 pixels per pixel of this level along y, 1 or more.
   */
  'downsampleY'?: (number | string);
}

/**
 * One resolution of a slide's pyramid.
 */
export interface SlideLevel__Output {
  /**
   * Width in pixels of this level.
   */
  'widthPx': (number);
  /**
   * Height in pixels of this level.
   */
  'heightPx': (number);
  /**
   * Level-0 pixels per pixel of this level along x, 1 or more.
   */
  'downsampleX': (number);
  /**
   * Level-0 pixels per pixel of this level along y, 1 or more.
   */
  'downsampleY': (number);
}
