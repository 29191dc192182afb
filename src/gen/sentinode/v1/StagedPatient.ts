// Original file: proto/sentinode/v1/evaluation.proto

import type { PnStage as _sentinode_v1_PnStage, PnStage__Output as _sentinode_v1_PnStage__Output } from '../../sentinode/v1/PnStage.js';

/**
 * The stage of a patient.
 */
export interface StagedPatient {
  /**
   * The patient.
   */
  'patient'?: (string);
  /**
   * By the slides' `metastasis`.
   */
  'truth'?: (_sentinode_v1_PnStage);
  /**
   * By what was predicted of them.
   */
  'predicted'?: (_sentinode_v1_PnStage);
}

/**
 * The stage of a patient.
 */
export interface StagedPatient__Output {
  /**
   * The patient.
   */
  'patient': (string);
  /**
   * By the slides' `metastasis`.
   */
  'truth': (_sentinode_v1_PnStage__Output);
  /**
   * By what was predicted of them.
   */
  'predicted': (_sentinode_v1_PnStage__Output);
}
