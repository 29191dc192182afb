// Original file: proto/sentinode/v1/ensemble.proto

import type { EnsembleSlide as _sentinode_v1_EnsembleSlide, EnsembleSlide__Output as _sentinode_v1_EnsembleSlide__Output } from '../../sentinode/v1/EnsembleSlide.js';
import type { EvaluatedPatches as _sentinode_v1_EvaluatedPatches, EvaluatedPatches__Output as _sentinode_v1_EvaluatedPatches__Output } from '../../sentinode/v1/EvaluatedPatches.js';

/**
 * Slides and patches whose truth is known.
 */
export interface EnsembleData {
  /**
   * No two the same.
   */
  'slides'?: (_sentinode_v1_EnsembleSlide)[];
  /**
   * At most 50,000.
   */
  'patches'?: (_sentinode_v1_EvaluatedPatches | null);
}

/**
 * Slides and patches whose truth is known.
 */
export interface EnsembleData__Output {
  /**
   * No two the same.
   */
  'slides': (_sentinode_v1_EnsembleSlide__Output)[];
  /**
   * At most 50,000.
   */
  'patches': (_sentinode_v1_EvaluatedPatches__Output | null);
}
