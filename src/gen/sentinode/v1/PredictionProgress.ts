// Original file: proto/sentinode/v1/prediction.proto

import type { PredictionPhase as _sentinode_v1_PredictionPhase, PredictionPhase__Output as _sentinode_v1_PredictionPhase__Output } from '../../sentinode/v1/PredictionPhase.js';
import type { ModelScore as _sentinode_v1_ModelScore, ModelScore__Output as _sentinode_v1_ModelScore__Output } from '../../sentinode/v1/ModelScore.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Progress, at least twice a second.
 */
export interface PredictionProgress {
  /**
   * What it is doing.
   */
  'phase'?: (_sentinode_v1_PredictionPhase);
  /**
   * Patches scored.
   */
  'patchesDone'?: (number | string | Long);
  /**
   * Patches to score; 0 until the tissue is found.
   */
  'patchesTotal'?: (number | string | Long);
  /**
   * Patches a second over the last seconds; 0 when unknown.
   */
  'patchesPerSecond'?: (number | string);
  /**
   * Seconds that are left by that rate; absent when unknown.
   */
  'etaSeconds'?: (number | string);
  /**
   * Each model's slide score over the patches so far.
   */
  'partialScores'?: (_sentinode_v1_ModelScore)[];
  /**
   * The ensemble's score over the patches so far; absent before the first patch.
   */
  'partialEnsemble'?: (number | string);
  /**
   * Where the job waits in the queue, from 1; 0 when it runs.
   */
  'queuePosition'?: (number);
  '_etaSeconds'?: "etaSeconds";
  '_partialEnsemble'?: "partialEnsemble";
}

/**
 * Progress, at least twice a second.
 */
export interface PredictionProgress__Output {
  /**
   * What it is doing.
   */
  'phase': (_sentinode_v1_PredictionPhase__Output);
  /**
   * Patches scored.
   */
  'patchesDone': (number);
  /**
   * Patches to score; 0 until the tissue is found.
   */
  'patchesTotal': (number);
  /**
   * Patches a second over the last seconds; 0 when unknown.
   */
  'patchesPerSecond': (number);
  /**
   * Seconds that are left by that rate; absent when unknown.
   */
  'etaSeconds'?: (number);
  /**
   * Each model's slide score over the patches so far.
   */
  'partialScores': (_sentinode_v1_ModelScore__Output)[];
  /**
   * The ensemble's score over the patches so far; absent before the first patch.
   */
  'partialEnsemble'?: (number);
  /**
   * Where the job waits in the queue, from 1; 0 when it runs.
   */
  'queuePosition': (number);
  '_etaSeconds'?: "etaSeconds";
  '_partialEnsemble'?: "partialEnsemble";
}
