// Original file: proto/sentinode/v1/prediction.proto

import type { Long } from '@grpc/proto-loader';

/**
 * The tissue found on a slide.
 */
export interface TissueSummary {
  /**
   * Tissue area in square millimetres, by whole patches.
   */
  'areaMm2'?: (number | string);
  /**
   * Grey level of the threshold, 0 to 255: tissue is at or below it.
   */
  'threshold'?: (number | string);
  /**
   * How it was found: `otsu-grey`, `otsu-twice`, `uniform-glass`, `uniform-tissue` or `unscanned`.
   */
  'method'?: (string);
  /**
   * Columns of the patch grid.
   */
  'gridColumns'?: (number);
  /**
   * Rows of the patch grid.
   */
  'gridRows'?: (number);
  /**
   * Tissue patches on the grid.
   */
  'patches'?: (number | string | Long);
}

/**
 * The tissue found on a slide.
 */
export interface TissueSummary__Output {
  /**
   * Tissue area in square millimetres, by whole patches.
   */
  'areaMm2': (number);
  /**
   * Grey level of the threshold, 0 to 255: tissue is at or below it.
   */
  'threshold': (number);
  /**
   * How it was found: `otsu-grey`, `otsu-twice`, `uniform-glass`, `uniform-tissue` or `unscanned`.
   */
  'method': (string);
  /**
   * Columns of the patch grid.
   */
  'gridColumns': (number);
  /**
   * Rows of the patch grid.
   */
  'gridRows': (number);
  /**
   * Tissue patches on the grid.
   */
  'patches': (number);
}
