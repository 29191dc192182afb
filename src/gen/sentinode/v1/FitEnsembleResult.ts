// Original file: proto/sentinode/v1/ensemble.proto

import type { Ensemble as _sentinode_v1_Ensemble, Ensemble__Output as _sentinode_v1_Ensemble__Output } from '../../sentinode/v1/Ensemble.js';
import type { Long } from '@grpc/proto-loader';

/**
 * A frozen ensemble.
 */
export interface FitEnsembleResult {
  /**
   * The new version, with how it was fitted. It is not served: PromoteModel with the name `ensemble` does that.
   */
  'ensemble'?: (_sentinode_v1_Ensemble | null);
  /**
   * Slides and patches that were left out, each with its reason; at most 100.
   */
  'skipped'?: (string)[];
  /**
   * How many were left out.
   */
  'skippedCount'?: (number | string | Long);
  /**
   * What whoever is to promote it should know.
   */
  'warnings'?: (string)[];
  /**
   * Seconds of the fit.
   */
  'seconds'?: (number | string);
}

/**
 * A frozen ensemble.
 */
export interface FitEnsembleResult__Output {
  /**
   * The new version, with how it was fitted. It is not served: PromoteModel with the name `ensemble` does that.
   */
  'ensemble': (_sentinode_v1_Ensemble__Output | null);
  /**
   * Slides and patches that were left out, each with its reason; at most 100.
   */
  'skipped': (string)[];
  /**
   * How many were left out.
   */
  'skippedCount': (number);
  /**
   * What whoever is to promote it should know.
   */
  'warnings': (string)[];
  /**
   * Seconds of the fit.
   */
  'seconds': (number);
}
