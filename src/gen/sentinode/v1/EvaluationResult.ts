// Original file: proto/sentinode/v1/evaluation.proto

import type { ScoreReport as _sentinode_v1_ScoreReport, ScoreReport__Output as _sentinode_v1_ScoreReport__Output } from '../../sentinode/v1/ScoreReport.js';
import type { FrocReport as _sentinode_v1_FrocReport, FrocReport__Output as _sentinode_v1_FrocReport__Output } from '../../sentinode/v1/FrocReport.js';
import type { StagingReport as _sentinode_v1_StagingReport, StagingReport__Output as _sentinode_v1_StagingReport__Output } from '../../sentinode/v1/StagingReport.js';
import type { EvaluatedSlideOutcome as _sentinode_v1_EvaluatedSlideOutcome, EvaluatedSlideOutcome__Output as _sentinode_v1_EvaluatedSlideOutcome__Output } from '../../sentinode/v1/EvaluatedSlideOutcome.js';
import type { Long } from '@grpc/proto-loader';

/**
 * How good the model is.
 */
export interface EvaluationResult {
  /**
   * `name/version`, or `ensemble`; empty when all scores were given.
   */
  'model'?: (string);
  /**
   * SHA-256 of the version's weights or of the ensemble's manifest, 32 bytes; empty when all scores were given.
   */
  'digest'?: (Buffer | Uint8Array | string);
  /**
   * Of the patches, when there were any.
   */
  'patches'?: (_sentinode_v1_ScoreReport | null);
  /**
   * Of the slides, when both classes were there.
   */
  'slides'?: (_sentinode_v1_ScoreReport | null);
  /**
   * When lesions were given.
   */
  'froc'?: (_sentinode_v1_FrocReport | null);
  /**
   * When patients were given.
   */
  'staging'?: (_sentinode_v1_StagingReport | null);
  /**
   * One a slide that has a score, in the order asked.
   */
  'slideOutcomes'?: (_sentinode_v1_EvaluatedSlideOutcome)[];
  /**
   * Patches and slides that could not be read, each with its reason; at most 100.
   */
  'skipped'?: (string)[];
  /**
   * How many could not be read.
   */
  'skippedCount'?: (number | string | Long);
  /**
   * What a reader should know.
   */
  'warnings'?: (string)[];
  /**
   * Seconds of the evaluation.
   */
  'seconds'?: (number | string);
}

/**
 * How good the model is.
 */
export interface EvaluationResult__Output {
  /**
   * `name/version`, or `ensemble`; empty when all scores were given.
   */
  'model': (string);
  /**
   * SHA-256 of the version's weights or of the ensemble's manifest, 32 bytes; empty when all scores were given.
   */
  'digest': (Buffer);
  /**
   * Of the patches, when there were any.
   */
  'patches': (_sentinode_v1_ScoreReport__Output | null);
  /**
   * Of the slides, when both classes were there.
   */
  'slides': (_sentinode_v1_ScoreReport__Output | null);
  /**
   * When lesions were given.
   */
  'froc': (_sentinode_v1_FrocReport__Output | null);
  /**
   * When patients were given.
   */
  'staging': (_sentinode_v1_StagingReport__Output | null);
  /**
   * One a slide that has a score, in the order asked.
   */
  'slideOutcomes': (_sentinode_v1_EvaluatedSlideOutcome__Output)[];
  /**
   * Patches and slides that could not be read, each with its reason; at most 100.
   */
  'skipped': (string)[];
  /**
   * How many could not be read.
   */
  'skippedCount': (number);
  /**
   * What a reader should know.
   */
  'warnings': (string)[];
  /**
   * Seconds of the evaluation.
   */
  'seconds': (number);
}
