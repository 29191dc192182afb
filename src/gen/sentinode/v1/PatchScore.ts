// Original file: proto/sentinode/v1/prediction.proto

import type { ModelScore as _sentinode_v1_ModelScore, ModelScore__Output as _sentinode_v1_ModelScore__Output } from '../../sentinode/v1/ModelScore.js';
import type { ProbabilityMap as _sentinode_v1_ProbabilityMap, ProbabilityMap__Output as _sentinode_v1_ProbabilityMap__Output } from '../../sentinode/v1/ProbabilityMap.js';

/**
 * The score of one patch.
 */
export interface PatchScore {
  /**
   * The caller's name for it.
   */
  'id'?: (string);
  /**
   * Each model's score.
   */
  'modelScores'?: (_sentinode_v1_ModelScore)[];
  /**
   * The calibrated ensemble's tumour probability, 0 to 1.
   */
  'ensembleProbability'?: (number | string);
  /**
   * Present when asked for: one map a model.
   */
  'maps'?: (_sentinode_v1_ProbabilityMap)[];
  /**
   * What a reader should know, such as that a patch's stain was normalised without its slide's statistics.
   */
  'warnings'?: (string)[];
}

/**
 * The score of one patch.
 */
export interface PatchScore__Output {
  /**
   * The caller's name for it.
   */
  'id': (string);
  /**
   * Each model's score.
   */
  'modelScores': (_sentinode_v1_ModelScore__Output)[];
  /**
   * The calibrated ensemble's tumour probability, 0 to 1.
   */
  'ensembleProbability': (number);
  /**
   * Present when asked for: one map a model.
   */
  'maps': (_sentinode_v1_ProbabilityMap__Output)[];
  /**
   * What a reader should know, such as that a patch's stain was normalised without its slide's statistics.
   */
  'warnings': (string)[];
}
