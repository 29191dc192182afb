// Original file: proto/inference/grpc_service.proto

import type { StatisticDuration as _inference_StatisticDuration, StatisticDuration__Output as _inference_StatisticDuration__Output } from '../inference/StatisticDuration.js';
import type { Long } from '@grpc/proto-loader';

/**
 * Executions of one batch size.
 */
export interface InferBatchStatistics {
  /**
   * Items of the batch.
   */
  'batchSize'?: (number | string | Long);
  /**
   * Preparing inputs.
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
}

/**
 * Executions of one batch size.
 */
export interface InferBatchStatistics__Output {
  /**
   * Items of the batch.
   */
  'batchSize': (number);
  /**
   * Preparing inputs.
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
}
