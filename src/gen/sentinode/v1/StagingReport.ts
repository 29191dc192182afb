// Original file: proto/sentinode/v1/evaluation.proto

import type { StagedPatient as _sentinode_v1_StagedPatient, StagedPatient__Output as _sentinode_v1_StagedPatient__Output } from '../../sentinode/v1/StagedPatient.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Stages of patients.
 */
export interface StagingReport {
  /**
   * The patients.
   */
  'patients'?: (_sentinode_v1_StagedPatient)[];
  /**
   * Those with the true stage.
   */
  'correct'?: (number | string | Long);
  /**
   * Cohen's kappa with quadratic weights over the five stages, at most 1.
   */
  'quadraticKappa'?: (number | string);
}

/**
 * Stages of patients.
 */
export interface StagingReport__Output {
  /**
   * The patients.
   */
  'patients': (_sentinode_v1_StagedPatient__Output)[];
  /**
   * Those with the true stage.
   */
  'correct': (number);
  /**
   * Cohen's kappa with quadratic weights over the five stages, at most 1.
   */
  'quadraticKappa': (number);
}
