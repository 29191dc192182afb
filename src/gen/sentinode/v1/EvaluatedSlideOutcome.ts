// Original file: proto/sentinode/v1/evaluation.proto

import type { TumourLabel as _sentinode_v1_TumourLabel, TumourLabel__Output as _sentinode_v1_TumourLabel__Output } from '../../sentinode/v1/TumourLabel.js';
import type { MetastasisSize as _sentinode_v1_MetastasisSize, MetastasisSize__Output as _sentinode_v1_MetastasisSize__Output } from '../../sentinode/v1/MetastasisSize.js';
import type { LesionFinding as _sentinode_v1_LesionFinding, LesionFinding__Output as _sentinode_v1_LesionFinding__Output } from '../../sentinode/v1/LesionFinding.js';

/**
 * What became of one slide.
 */
export interface EvaluatedSlideOutcome {
  /**
   * As asked.
   */
  'slideId'?: (string);
  /**
   * Its score, given or found.
   */
  'score'?: (number | string);
  /**
   * Its truth.
   */
  'label'?: (_sentinode_v1_TumourLabel);
  /**
   * Its largest metastasis as predicted, where that was given or measured.
   */
  'predictedMetastasis'?: (_sentinode_v1_MetastasisSize);
  /**
   * Lesions found in it, with FROC.
   */
  'findings'?: (_sentinode_v1_LesionFinding)[];
}

/**
 * What became of one slide.
 */
export interface EvaluatedSlideOutcome__Output {
  /**
   * As asked.
   */
  'slideId': (string);
  /**
   * Its score, given or found.
   */
  'score': (number);
  /**
   * Its truth.
   */
  'label': (_sentinode_v1_TumourLabel__Output);
  /**
   * Its largest metastasis as predicted, where that was given or measured.
   */
  'predictedMetastasis': (_sentinode_v1_MetastasisSize__Output);
  /**
   * Lesions found in it, with FROC.
   */
  'findings': (_sentinode_v1_LesionFinding__Output)[];
}
