// Original file: proto/sentinode/v1/evaluation.proto

import type { TumourLabel as _sentinode_v1_TumourLabel, TumourLabel__Output as _sentinode_v1_TumourLabel__Output } from '../../sentinode/v1/TumourLabel.js';
import type { MetastasisSize as _sentinode_v1_MetastasisSize, MetastasisSize__Output as _sentinode_v1_MetastasisSize__Output } from '../../sentinode/v1/MetastasisSize.js';
import type { LesionTruth as _sentinode_v1_LesionTruth, LesionTruth__Output as _sentinode_v1_LesionTruth__Output } from '../../sentinode/v1/LesionTruth.js';
import type { LesionFindings as _sentinode_v1_LesionFindings, LesionFindings__Output as _sentinode_v1_LesionFindings__Output } from '../../sentinode/v1/LesionFindings.js';

/**
 * A slide with its truth. Without `score` the server scores it.
 */
export interface EvaluatedSlide {
  /**
   * The uploaded slide; with `score` any name. No two the same.
   */
  'slideId'?: (string);
  /**
   * Whether it holds tumour.
   */
  'label'?: (_sentinode_v1_TumourLabel);
  /**
   * A score that is known already, higher for tumour.
   */
  'score'?: (number | string);
  /**
   * Its largest metastasis, where known.
   */
  'metastasis'?: (_sentinode_v1_MetastasisSize);
  /**
   * The same as predicted elsewhere; for a slide that the server scores it is measured when this is not given.
   */
  'predictedMetastasis'?: (_sentinode_v1_MetastasisSize);
  /**
   * Whose slide it is: asks for the patients' stages, and needs `metastasis`.
   */
  'patient'?: (string);
  /**
   * Its tumour: asks for FROC, and then every slide with tumour needs it.
   */
  'lesions'?: (_sentinode_v1_LesionTruth | null);
  /**
   * Lesions found elsewhere; for a slide that the server scores they are found in its patches when this is not given.
   */
  'findings'?: (_sentinode_v1_LesionFindings | null);
  '_score'?: "score";
}

/**
 * A slide with its truth. Without `score` the server scores it.
 */
export interface EvaluatedSlide__Output {
  /**
   * The uploaded slide; with `score` any name. No two the same.
   */
  'slideId': (string);
  /**
   * Whether it holds tumour.
   */
  'label': (_sentinode_v1_TumourLabel__Output);
  /**
   * A score that is known already, higher for tumour.
   */
  'score'?: (number);
  /**
   * Its largest metastasis, where known.
   */
  'metastasis': (_sentinode_v1_MetastasisSize__Output);
  /**
   * The same as predicted elsewhere; for a slide that the server scores it is measured when this is not given.
   */
  'predictedMetastasis': (_sentinode_v1_MetastasisSize__Output);
  /**
   * Whose slide it is: asks for the patients' stages, and needs `metastasis`.
   */
  'patient': (string);
  /**
   * Its tumour: asks for FROC, and then every slide with tumour needs it.
   */
  'lesions': (_sentinode_v1_LesionTruth__Output | null);
  /**
   * Lesions found elsewhere; for a slide that the server scores they are found in its patches when this is not given.
   */
  'findings': (_sentinode_v1_LesionFindings__Output | null);
  '_score'?: "score";
}
