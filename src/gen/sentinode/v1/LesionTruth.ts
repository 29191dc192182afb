// Original file: proto/sentinode/v1/evaluation.proto

import type { LesionOutline as _sentinode_v1_LesionOutline, LesionOutline__Output as _sentinode_v1_LesionOutline__Output } from '../../sentinode/v1/LesionOutline.js';

/**
 * All tumour of a slide.
 */
export interface LesionTruth {
  /**
   * Tumour, and holes in it.
   */
  'outlines'?: (_sentinode_v1_LesionOutline)[];
}

/**
 * All tumour of a slide.
 */
export interface LesionTruth__Output {
  /**
   * Tumour, and holes in it.
   */
  'outlines': (_sentinode_v1_LesionOutline__Output)[];
}
