// Original file: proto/sentinode/v1/training_data.proto

import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';
import type { Long } from '@grpc/proto-loader';

/**
 * One slide of the data.
 */
export interface DataSlide {
  /**
   * As the manifest names it.
   */
  'name'?: (string);
  /**
   * `training` or `validation`.
   */
  'part'?: (string);
  /**
   * As the manifest names it; empty when it does not.
   */
  'patient'?: (string);
  /**
   * Patches with tumour.
   */
  'tumour'?: (number | string | Long);
  /**
   * Patches without.
   */
  'normal'?: (number | string | Long);
  /**
   * Patches with too little tumour for either class.
   */
  'mixed'?: (number | string | Long);
  /**
   * Tissue in mm²; 0 where patches were given.
   */
  'tissueAreaMm2'?: (number | string);
  /**
   * Of level 0; absent where patches were given.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
}

/**
 * One slide of the data.
 */
export interface DataSlide__Output {
  /**
   * As the manifest names it.
   */
  'name': (string);
  /**
   * `training` or `validation`.
   */
  'part': (string);
  /**
   * As the manifest names it; empty when it does not.
   */
  'patient': (string);
  /**
   * Patches with tumour.
   */
  'tumour': (number);
  /**
   * Patches without.
   */
  'normal': (number);
  /**
   * Patches with too little tumour for either class.
   */
  'mixed': (number);
  /**
   * Tissue in mm²; 0 where patches were given.
   */
  'tissueAreaMm2': (number);
  /**
   * Of level 0; absent where patches were given.
   */
  'spacing': (_sentinode_v1_Spacing__Output | null);
}
