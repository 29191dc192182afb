// Original file: proto/inference/grpc_service.proto

import type { ModelStatistics as _inference_ModelStatistics, ModelStatistics__Output as _inference_ModelStatistics__Output } from '../inference/ModelStatistics.js';

/**
 * What models have done.
 */
export interface ModelStatisticsResponse {
  /**
   * One entry a model.
   */
  'modelStats'?: (_inference_ModelStatistics)[];
}

/**
 * What models have done.
 */
export interface ModelStatisticsResponse__Output {
  /**
   * One entry a model.
   */
  'modelStats': (_inference_ModelStatistics__Output)[];
}
