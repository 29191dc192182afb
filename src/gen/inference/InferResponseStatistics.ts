// Original file: proto/inference/grpc_service.proto

import type { StatisticDuration as _inference_StatisticDuration, StatisticDuration__Output as _inference_StatisticDuration__Output } from '../inference/StatisticDuration.js';

/**
 * Responses of models that give several to a request; none do here.
 */
export interface InferResponseStatistics {
  /**
   * The network.
   */
  'computeInfer'?: (_inference_StatisticDuration | null);
  /**
   * From the network's output to the response.
   */
  'computeOutput'?: (_inference_StatisticDuration | null);
  /**
   * Responses that succeeded.
   */
  'success'?: (_inference_StatisticDuration | null);
  /**
   * Responses that failed.
   */
  'fail'?: (_inference_StatisticDuration | null);
  /**
   * Responses without content.
   */
  'emptyResponse'?: (_inference_StatisticDuration | null);
  /**
   * Responses that were cancelled.
   */
  'cancel'?: (_inference_StatisticDuration | null);
}

/**
 * Responses of models that give several to a request; none do here.
 */
export interface InferResponseStatistics__Output {
  /**
   * The network.
   */
  'computeInfer': (_inference_StatisticDuration__Output | null);
  /**
   * From the network's output to the response.
   */
  'computeOutput': (_inference_StatisticDuration__Output | null);
  /**
   * Responses that succeeded.
   */
  'success': (_inference_StatisticDuration__Output | null);
  /**
   * Responses that failed.
   */
  'fail': (_inference_StatisticDuration__Output | null);
  /**
   * Responses without content.
   */
  'emptyResponse': (_inference_StatisticDuration__Output | null);
  /**
   * Responses that were cancelled.
   */
  'cancel': (_inference_StatisticDuration__Output | null);
}
