// Original file: proto/inference/model_config.proto

import type { DataType as _inference_DataType, DataType__Output as _inference_DataType__Output } from '../inference/DataType.js';
import type { Long } from '@grpc/proto-loader';

/**
 * One output tensor.
 */
export interface ModelOutput {
  /**
   * Name of the tensor.
   */
  'name'?: (string);
  /**
   * Type of its elements.
   */
  'dataType'?: (_inference_DataType);
  /**
   * Its shape without the batch axis; −1 is any size.
   */
  'dims'?: (number | string | Long)[];
}

/**
 * One output tensor.
 */
export interface ModelOutput__Output {
  /**
   * Name of the tensor.
   */
  'name': (string);
  /**
   * Type of its elements.
   */
  'dataType': (_inference_DataType__Output);
  /**
   * Its shape without the batch axis; −1 is any size.
   */
  'dims': (number)[];
}
