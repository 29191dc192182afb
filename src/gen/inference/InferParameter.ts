// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A parameter of a request, a response or a tensor.
 */
export interface InferParameter {
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
   * A floating-point number.
   */
  'doubleParam'?: (number | string);
  /**
   * An unsigned integer.
   */
  'uint64Param'?: (number | string | Long);
  /**
   * The value, one of the types.
   */
  'parameterChoice'?: "boolParam"|"int64Param"|"stringParam"|"doubleParam"|"uint64Param";
}

/**
 * A parameter of a request, a response or a tensor.
 */
export interface InferParameter__Output {
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
   * A floating-point number.
   */
  'doubleParam'?: (number);
  /**
   * An unsigned integer.
   */
  'uint64Param'?: (number);
  /**
   * The value, one of the types.
   */
  'parameterChoice'?: "boolParam"|"int64Param"|"stringParam"|"doubleParam"|"uint64Param";
}
