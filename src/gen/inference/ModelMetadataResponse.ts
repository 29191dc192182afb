// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One tensor.
 */
export interface _inference_ModelMetadataResponse_TensorMetadata {
  /**
   * Name of the tensor.
   */
  'name'?: (string);
  /**
   * Type of its elements, such as `UINT8`.
   */
  'datatype'?: (string);
  /**
   * Its shape; −1 is any size, and the first axis is the batch.
   */
  'shape'?: (number | string | Long)[];
}

/**
 * One tensor.
 */
export interface _inference_ModelMetadataResponse_TensorMetadata__Output {
  /**
   * Name of the tensor.
   */
  'name': (string);
  /**
   * Type of its elements, such as `UINT8`.
   */
  'datatype': (string);
  /**
   * Its shape; −1 is any size, and the first axis is the batch.
   */
  'shape': (number)[];
}

/**
 * A model's tensors.
 */
export interface ModelMetadataResponse {
  /**
   * Name of the model.
   */
  'name'?: (string);
  /**
   * The version that is served.
   */
  'versions'?: (string)[];
  /**
   * What the model is made for.
   */
  'platform'?: (string);
  /**
   * Inputs.
   */
  'inputs'?: (_inference_ModelMetadataResponse_TensorMetadata)[];
  /**
   * Outputs.
   */
  'outputs'?: (_inference_ModelMetadataResponse_TensorMetadata)[];
}

/**
 * A model's tensors.
 */
export interface ModelMetadataResponse__Output {
  /**
   * Name of the model.
   */
  'name': (string);
  /**
   * The version that is served.
   */
  'versions': (string)[];
  /**
   * What the model is made for.
   */
  'platform': (string);
  /**
   * Inputs.
   */
  'inputs': (_inference_ModelMetadataResponse_TensorMetadata__Output)[];
  /**
   * Outputs.
   */
  'outputs': (_inference_ModelMetadataResponse_TensorMetadata__Output)[];
}
