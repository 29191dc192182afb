// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A parameter of a change of the repository.
 */
export interface ModelRepositoryParameter {
  /**
   * A truth value.
   */
  'boolParam'?: (boolean);
  /**
   * A signed integer.
   */
  'int64Param'?: (number | string | Long);
  /**
   * A text.
   */
  'stringParam'?: (string);
  /**
   * Bytes.
   */
  'bytesParam'?: (Buffer | Uint8Array | string);
  /**
   * The value, one of the types.
   */
  'parameterChoice'?: "boolParam"|"int64Param"|"stringParam"|"bytesParam";
}

/**
 * A parameter of a change of the repository.
 */
export interface ModelRepositoryParameter__Output {
  /**
   * A truth value.
   */
  'boolParam'?: (boolean);
  /**
   * A signed integer.
   */
  'int64Param'?: (number);
  /**
   * A text.
   */
  'stringParam'?: (string);
  /**
   * Bytes.
   */
  'bytesParam'?: (Buffer);
  /**
   * The value, one of the types.
   */
  'parameterChoice'?: "boolParam"|"int64Param"|"stringParam"|"bytesParam";
}
