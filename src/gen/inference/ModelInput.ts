// Original file: proto/inference/model_config.proto

import type { DataType as _inference_DataType, DataType__Output as _inference_DataType__Output } from '../inference/DataType.js';
import type { Long } from '@grpc/proto-loader';

// Original file: proto/inference/model_config.proto

/**
 * How the axes of a picture are ordered.
 */
export const _inference_ModelInput_Format = {
  /**
   * Not a picture, or not said.
   */
  FORMAT_NONE: 'FORMAT_NONE',
  /**
   * Height, width, channels.
   */
  FORMAT_NHWC: 'FORMAT_NHWC',
  /**
   * Channels, height, width.
   */
  FORMAT_NCHW: 'FORMAT_NCHW',
} as const;

/**
 * How the axes of a picture are ordered.
 */
export type _inference_ModelInput_Format =
  /**
   * Not a picture, or not said.
   */
  | 'FORMAT_NONE'
  | 0
  /**
   * Height, width, channels.
   */
  | 'FORMAT_NHWC'
  | 1
  /**
   * Channels, height, width.
   */
  | 'FORMAT_NCHW'
  | 2

/**
 * How the axes of a picture are ordered.
 */
export type _inference_ModelInput_Format__Output = typeof _inference_ModelInput_Format[keyof typeof _inference_ModelInput_Format]

/**
 * One input tensor.
 */
export interface ModelInput {
  /**
   * Name of the tensor.
   */
  'name'?: (string);
  /**
   * Type of its elements.
   */
  'dataType'?: (_inference_DataType);
  /**
   * Order of its axes.
   */
  'format'?: (_inference_ModelInput_Format);
  /**
   * Its shape without the batch axis; −1 is any size.
   */
  'dims'?: (number | string | Long)[];
  /**
   * Whether a request may leave it out.
   */
  'optional'?: (boolean);
}

/**
 * One input tensor.
 */
export interface ModelInput__Output {
  /**
   * Name of the tensor.
   */
  'name': (string);
  /**
   * Type of its elements.
   */
  'dataType': (_inference_DataType__Output);
  /**
   * Order of its axes.
   */
  'format': (_inference_ModelInput_Format__Output);
  /**
   * Its shape without the batch axis; −1 is any size.
   */
  'dims': (number)[];
  /**
   * Whether a request may leave it out.
   */
  'optional': (boolean);
}
