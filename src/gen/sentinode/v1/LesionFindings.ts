// Original file: proto/sentinode/v1/evaluation.proto

import type { LesionFinding as _sentinode_v1_LesionFinding, LesionFinding__Output as _sentinode_v1_LesionFinding__Output } from '../../sentinode/v1/LesionFinding.js';

/**
 * All suspected lesions of a slide; none means that nothing was found.
 */
export interface LesionFindings {
  /**
   * In any order.
   */
  'findings'?: (_sentinode_v1_LesionFinding)[];
}

/**
 * All suspected lesions of a slide; none means that nothing was found.
 */
export interface LesionFindings__Output {
  /**
   * In any order.
   */
  'findings': (_sentinode_v1_LesionFinding__Output)[];
}
