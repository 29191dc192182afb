// Original file: proto/sentinode/v1/ensemble.proto

import type { EnsembleData as _sentinode_v1_EnsembleData, EnsembleData__Output as _sentinode_v1_EnsembleData__Output } from '../../sentinode/v1/EnsembleData.js';

/**
 * Asks for an ensemble to be fitted and frozen.
 */
export interface FitEnsembleRequest {
  /**
   * Two to four of different names, each a `name/version`, or a name for its served version, else its newest; served or
   * not. None means the members of the ensemble that is served, in the versions that are served.
   */
  'members'?: (string)[];
  /**
   * What is fitted on: at least three slides with tumour and three without; of patches, where they are given, as many.
   * Without patches they have the slides' constants.
   */
  'fit'?: (_sentinode_v1_EnsembleData | null);
  /**
   * Measured only; none of the slides of `fit`.
   */
  'test'?: (_sentinode_v1_EnsembleData | null);
}

/**
 * Asks for an ensemble to be fitted and frozen.
 */
export interface FitEnsembleRequest__Output {
  /**
   * Two to four of different names, each a `name/version`, or a name for its served version, else its newest; served or
   * not. None means the members of the ensemble that is served, in the versions that are served.
   */
  'members': (string)[];
  /**
   * What is fitted on: at least three slides with tumour and three without; of patches, where they are given, as many.
   * Without patches they have the slides' constants.
   */
  'fit': (_sentinode_v1_EnsembleData__Output | null);
  /**
   * Measured only; none of the slides of `fit`.
   */
  'test': (_sentinode_v1_EnsembleData__Output | null);
}
