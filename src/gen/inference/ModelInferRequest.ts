// Original file: proto/inference/grpc_service.proto

import type { InferParameter as _inference_InferParameter, InferParameter__Output as _inference_InferParameter__Output } from '../inference/InferParameter.js';
import type { InferTensorContents as _inference_InferTensorContents, InferTensorContents__Output as _inference_InferTensorContents__Output } from '../inference/InferTensorContents.js';
import type { Long } from '@grpc/proto-loader';

/**
 * One input tensor.
 */
export interface _inference_ModelInferRequest_InferInputTensor {
  /**
   * Name of the tensor.
   */
  'name'?: (string);
  /**
   * Type of its elements, such as `UINT8`.
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
   * Its elements, unless they are in `raw_input_contents`.
   */
  'contents'?: (_inference_InferTensorContents | null);
}

/**
 * One input tensor.
 */
export interface _inference_ModelInferRequest_InferInputTensor__Output {
  /**
   * Name of the tensor.
   */
  'name': (string);
  /**
   * Type of its elements, such as `UINT8`.
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
   * Its elements, unless they are in `raw_input_contents`.
   */
  'contents': (_inference_InferTensorContents__Output | null);
}

/**
 * One output tensor that is asked for.
 */
export interface _inference_ModelInferRequest_InferRequestedOutputTensor {
  /**
   * Name of the tensor.
   */
  'name'?: (string);
  /**
   * Parameters of the tensor.
   */
  'parameters'?: ({[key: string]: _inference_InferParameter});
}

/**
 * One output tensor that is asked for.
 */
export interface _inference_ModelInferRequest_InferRequestedOutputTensor__Output {
  /**
   * Name of the tensor.
   */
  'name': (string);
  /**
   * Parameters of the tensor.
   */
  'parameters': ({[key: string]: _inference_InferParameter__Output});
}

/**
 * A batch to be scored.
 */
export interface ModelInferRequest {
  /**
   * Name of the model.
   */
  'modelName'?: (string);
  /**
   * Its version; empty for the one that is served.
   */
  'modelVersion'?: (string);
  /**
   * The caller's name for the request; echoed in the response.
   */
  'id'?: (string);
  /**
   * `priority`, `timeout`, `triton_enable_empty_final_response`; others are ignored.
   */
  'parameters'?: ({[key: string]: _inference_InferParameter});
  /**
   * Inputs.
   */
  'inputs'?: (_inference_ModelInferRequest_InferInputTensor)[];
  /**
   * Outputs that are asked for; none asks for all.
   */
  'outputs'?: (_inference_ModelInferRequest_InferRequestedOutputTensor)[];
  /**
   * The bytes of each input in the order of `inputs`; then no input has `contents`.
   */
  'rawInputContents'?: (Buffer | Uint8Array | string)[];
}

/**
 * A batch to be scored.
 */
export interface ModelInferRequest__Output {
  /**
   * Name of the model.
   */
  'modelName': (string);
  /**
   * Its version; empty for the one that is served.
   */
  'modelVersion': (string);
  /**
   * The caller's name for the request; echoed in the response.
   */
  'id': (string);
  /**
   * `priority`, `timeout`, `triton_enable_empty_final_response`; others are ignored.
   */
  'parameters': ({[key: string]: _inference_InferParameter__Output});
  /**
   * Inputs.
   */
  'inputs': (_inference_ModelInferRequest_InferInputTensor__Output)[];
  /**
   * Outputs that are asked for; none asks for all.
   */
  'outputs': (_inference_ModelInferRequest_InferRequestedOutputTensor__Output)[];
  /**
   * The bytes of each input in the order of `inputs`; then no input has `contents`.
   */
  'rawInputContents': (Buffer)[];
}
