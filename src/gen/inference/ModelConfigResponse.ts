// Original file: proto/inference/grpc_service.proto

import type { ModelConfig as _inference_ModelConfig, ModelConfig__Output as _inference_ModelConfig__Output } from '../inference/ModelConfig.js';

/**
 * How a model is configured.
 */
export interface ModelConfigResponse {
  /**
   * The configuration.
   */
  'config'?: (_inference_ModelConfig | null);
}

/**
 * How a model is configured.
 */
export interface ModelConfigResponse__Output {
  /**
   * The configuration.
   */
  'config': (_inference_ModelConfig__Output | null);
}
