// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Memory of a model.
 */
export interface MemoryUsage {
  /**
   * Where it is.
   */
  'type'?: (string);
  /**
   * Which of its kind.
   */
  'id'?: (number | string | Long);
  /**
   * How much.
   */
  'byteSize'?: (number | string | Long);
}

/**
 * Memory of a model.
 */
export interface MemoryUsage__Output {
  /**
   * Where it is.
   */
  'type': (string);
  /**
   * Which of its kind.
   */
  'id': (number);
  /**
   * How much.
   */
  'byteSize': (number);
}
