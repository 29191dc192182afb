// Original file: proto/inference/grpc_service.proto

import type { StatisticDuration as _inference_StatisticDuration, StatisticDuration__Output as _inference_StatisticDuration__Output } from '../inference/StatisticDuration.js';

/**
 * Requests, and the phases of those that succeeded.
 */
export interface InferStatistics {
  /**
   * Requests that succeeded, from their arrival to their answer.
   */
  'success'?: (_inference_StatisticDuration | null);
  /**
   * Requests that failed, from their arrival to their failure.
   */
  'fail'?: (_inference_StatisticDuration | null);
  /**
   * Waiting for the engine.
   */
  'queue'?: (_inference_StatisticDuration | null);
  /**
   * Preparing inputs: decoding pictures, laying out the batch.
   */
  'computeInput'?: (_inference_StatisticDuration | null);
  /**
   * The network.
   */
  'computeInfer'?: (_inference_StatisticDuration | null);
  /**
   * From the network's output to the scores.
   */
  'computeOutput'?: (_inference_StatisticDuration | null);
  /**
   * Zero: there is no response cache.
   */
  'cacheHit'?: (_inference_StatisticDuration | null);
  /**
   * Zero: there is no response cache.
   */
  'cacheMiss'?: (_inference_StatisticDuration | null);
}

/**
 * Requests, and the phases of those that succeeded.
 */
export interface InferStatistics__Output {
  /**
   * Requests that succeeded, from their arrival to their answer.
   */
  'success': (_inference_StatisticDuration__Output | null);
  /**
   * Requests that failed, from their arrival to their failure.
   */
  'fail': (_inference_StatisticDuration__Output | null);
  /**
   * Waiting for the engine.
   */
  'queue': (_inference_StatisticDuration__Output | null);
  /**
   * Preparing inputs: decoding pictures, laying out the batch.
   */
  'computeInput': (_inference_StatisticDuration__Output | null);
  /**
   * The network.
   */
  'computeInfer': (_inference_StatisticDuration__Output | null);
  /**
   * From the network's output to the scores.
   */
  'computeOutput': (_inference_StatisticDuration__Output | null);
  /**
   * Zero: there is no response cache.
   */
  'cacheHit': (_inference_StatisticDuration__Output | null);
  /**
   * Zero: there is no response cache.
   */
  'cacheMiss': (_inference_StatisticDuration__Output | null);
}
