// Original file: proto/inference/grpc_service.proto

import type { InferStatistics as _inference_InferStatistics, InferStatistics__Output as _inference_InferStatistics__Output } from '../inference/InferStatistics.js';
import type { InferBatchStatistics as _inference_InferBatchStatistics, InferBatchStatistics__Output as _inference_InferBatchStatistics__Output } from '../inference/InferBatchStatistics.js';
import type { MemoryUsage as _inference_MemoryUsage, MemoryUsage__Output as _inference_MemoryUsage__Output } from '../inference/MemoryUsage.js';
import type { InferResponseStatistics as _inference_InferResponseStatistics, InferResponseStatistics__Output as _inference_InferResponseStatistics__Output } from '../inference/InferResponseStatistics.js';
import type { Long } from '@grpc/proto-loader';

/**
 * What one version of a model has done.
 */
export interface ModelStatistics {
  /**
   * Name of the model.
   */
  'name'?: (string);
  /**
   * Its version.
   */
  'version'?: (string);
  /**
   * When the last request that succeeded was answered, in milliseconds since 1970.
   */
  'lastInference'?: (number | string | Long);
  /**
   * Patches scored.
   */
  'inferenceCount'?: (number | string | Long);
  /**
   * Batches run.
   */
  'executionCount'?: (number | string | Long);
  /**
   * Requests and phases.
   */
  'inferenceStats'?: (_inference_InferStatistics | null);
  /**
   * Executions by batch size.
   */
  'batchStats'?: (_inference_InferBatchStatistics)[];
  /**
   * Never filled in: the models share a process.
   */
  'memoryUsage'?: (_inference_MemoryUsage)[];
  /**
   * Never filled in: a request has one response.
   */
  'responseStats'?: ({[key: string]: _inference_InferResponseStatistics});
}

/**
 * What one version of a model has done.
 */
export interface ModelStatistics__Output {
  /**
   * Name of the model.
   */
  'name': (string);
  /**
   * Its version.
   */
  'version': (string);
  /**
   * When the last request that succeeded was answered, in milliseconds since 1970.
   */
  'lastInference': (number);
  /**
   * Patches scored.
   */
  'inferenceCount': (number);
  /**
   * Batches run.
   */
  'executionCount': (number);
  /**
   * Requests and phases.
   */
  'inferenceStats': (_inference_InferStatistics__Output | null);
  /**
   * Executions by batch size.
   */
  'batchStats': (_inference_InferBatchStatistics__Output)[];
  /**
   * Never filled in: the models share a process.
   */
  'memoryUsage': (_inference_MemoryUsage__Output)[];
  /**
   * Never filled in: a request has one response.
   */
  'responseStats': ({[key: string]: _inference_InferResponseStatistics__Output});
}
