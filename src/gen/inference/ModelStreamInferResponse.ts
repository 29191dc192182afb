// Original file: proto/inference/grpc_service.proto

import type { ModelInferResponse as _inference_ModelInferResponse, ModelInferResponse__Output as _inference_ModelInferResponse__Output } from '../inference/ModelInferResponse.js';

/**
 * The answer to one request of a stream.
 */
export interface ModelStreamInferResponse {
  /**
   * Why the request failed; empty when it did not.
   */
  'errorMessage'?: (string);
  /**
   * The scores; of a request that failed only its names and id.
   */
  'inferResponse'?: (_inference_ModelInferResponse | null);
}

/**
 * The answer to one request of a stream.
 */
export interface ModelStreamInferResponse__Output {
  /**
   * Why the request failed; empty when it did not.
   */
  'errorMessage': (string);
  /**
   * The scores; of a request that failed only its names and id.
   */
  'inferResponse': (_inference_ModelInferResponse__Output | null);
}
