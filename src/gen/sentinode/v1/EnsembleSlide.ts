// Original file: proto/sentinode/v1/ensemble.proto

import type { TumourLabel as _sentinode_v1_TumourLabel, TumourLabel__Output as _sentinode_v1_TumourLabel__Output } from '../../sentinode/v1/TumourLabel.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';

/**
 * A slide with its truth.
 */
export interface EnsembleSlide {
  /**
   * An uploaded one.
   */
  'slideId'?: (string);
  /**
   * One on the server's disk below one of its training roots: a file, or a folder that holds a slide's files.
   */
  'path'?: (string);
  /**
   * Whether it holds tumour; must be said.
   */
  'label'?: (_sentinode_v1_TumourLabel);
  /**
   * Pixel size of a slide that is given by its path, instead of what it states.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
  /**
   * Which slide.
   */
  'slide'?: "slideId"|"path";
}

/**
 * A slide with its truth.
 */
export interface EnsembleSlide__Output {
  /**
   * An uploaded one.
   */
  'slideId'?: (string);
  /**
   * One on the server's disk below one of its training roots: a file, or a folder that holds a slide's files.
   */
  'path'?: (string);
  /**
   * Whether it holds tumour; must be said.
   */
  'label': (_sentinode_v1_TumourLabel__Output);
  /**
   * Pixel size of a slide that is given by its path, instead of what it states.
   */
  'spacing': (_sentinode_v1_Spacing__Output | null);
  /**
   * Which slide.
   */
  'slide'?: "slideId"|"path";
}
