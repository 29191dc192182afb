// Original file: proto/inference/grpc_service.proto

import type { InferParameter as _inference_InferParameter, InferParameter__Output as _inference_InferParameter__Output } from '../inference/InferParameter.js';
import type { InferTensorContents as _inference_InferTensorContents, InferTensorContents__Output as _inference_InferTensorContents__Output } from '../inference/InferTensorContents.js';
import type { Long } from '@grpc/proto-loader';

/**
 * One output tensor; its bytes are in `raw_output_contents`.
 */
export interface _inference_ModelInferResponse_InferOutputTensor {
  /**
   * Name of the tensor.
   */
  'name'?: (string);
  /**
   * Type of its elements, such as `FP32`.
   */
  'datatype'?: (string);
  /**
   * Its shape with the batch axis.
   */
  'shape'?: (number | string | Long)[];
  /**
   * Parameters of the tensor.
   */
  'parameters'?: ({[key: string]: _inference_InferParameter});
  /**
   * Never filled in: every output is raw.
   */
  'contents'?: (_inference_InferTensorContents | null);
}

/**
 * One output tensor; its bytes are in `raw_output_contents`.
 */
export interface _inference_ModelInferResponse_InferOutputTensor__Output {
  /**
   * Name of the tensor.
   */
  'name': (string);
  /**
   * Type of its elements, such as `FP32`.
   */
  'datatype': (string);
  /**
   * Its shape with the batch axis.
   */
  'shape': (number)[];
  /**
   * Parameters of the tensor.
   */
  'parameters': ({[key: string]: _inference_InferParameter__Output});
  /**
   * Never filled in: every output is raw.
   */
  'contents': (_inference_InferTensorContents__Output | null);
}

/**
 * The scores of a batch.
 */
export interface ModelInferResponse {
  /**
   * Name of the model.
   */
  'modelName'?: (string);
  /**
   * The version that answered.
   */
  'modelVersion'?: (string);
  /**
   * The request's.
   */
  'id'?: (string);
  /**
   * In a stream `triton_final_response`, which is true: a request has one response.
   */
  'parameters'?: ({[key: string]: _inference_InferParameter});
  /**
   * Outputs.
   */
  'outputs'?: (_inference_ModelInferResponse_InferOutputTensor)[];
  /**
   * The bytes of each output in the order of `outputs`: row by row, little-endian.
   */
  'rawOutputContents'?: (Buffer | Uint8Array | string)[];
}

/**
 * The scores of a batch.
 */
export interface ModelInferResponse__Output {
  /**
   * Name of the model.
   */
  'modelName': (string);
  /**
   * The version that answered.
   */
  'modelVersion': (string);
  /**
   * The request's.
   */
  'id': (string);
  /**
   * In a stream `triton_final_response`, which is true: a request has one response.
   */
  'parameters': ({[key: string]: _inference_InferParameter__Output});
  /**
   * Outputs.
   */
  'outputs': (_inference_ModelInferResponse_InferOutputTensor__Output)[];
  /**
   * The bytes of each output in the order of `outputs`: row by row, little-endian.
   */
  'rawOutputContents': (Buffer)[];
}
