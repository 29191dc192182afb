// Original file: proto/inference/model_config.proto

/**
 * Element types of tensors.
 */
export const DataType = {
  /**
   * None.
   */
  TYPE_INVALID: 'TYPE_INVALID',
  /**
   * BOOL.
   */
  TYPE_BOOL: 'TYPE_BOOL',
  /**
   * UINT8.
   */
  TYPE_UINT8: 'TYPE_UINT8',
  /**
   * UINT16.
   */
  TYPE_UINT16: 'TYPE_UINT16',
  /**
   * UINT32.
   */
  TYPE_UINT32: 'TYPE_UINT32',
  /**
   * UINT64.
   */
  TYPE_UINT64: 'TYPE_UINT64',
  /**
   * INT8.
   */
  TYPE_INT8: 'TYPE_INT8',
  /**
   * INT16.
   */
  TYPE_INT16: 'TYPE_INT16',
  /**
   * INT32.
   */
  TYPE_INT32: 'TYPE_INT32',
  /**
   * INT64.
   */
  TYPE_INT64: 'TYPE_INT64',
  /**
   * FP16.
   */
  TYPE_FP16: 'TYPE_FP16',
  /**
   * FP32.
   */
  TYPE_FP32: 'TYPE_FP32',
  /**
   * FP64.
   */
  TYPE_FP64: 'TYPE_FP64',
  /**
   * BYTES.
   */
  TYPE_STRING: 'TYPE_STRING',
  /**
   * BF16.
   */
  TYPE_BF16: 'TYPE_BF16',
} as const;

/**
 * Element types of tensors.
 */
export type DataType =
  /**
   * None.
   */
  | 'TYPE_INVALID'
  | 0
  /**
   * BOOL.
   */
  | 'TYPE_BOOL'
  | 1
  /**
   * UINT8.
   */
  | 'TYPE_UINT8'
  | 2
  /**
   * UINT16.
   */
  | 'TYPE_UINT16'
  | 3
  /**
   * UINT32.
   */
  | 'TYPE_UINT32'
  | 4
  /**
   * UINT64.
   */
  | 'TYPE_UINT64'
  | 5
  /**
   * INT8.
   */
  | 'TYPE_INT8'
  | 6
  /**
   * INT16.
   */
  | 'TYPE_INT16'
  | 7
  /**
   * INT32.
   */
  | 'TYPE_INT32'
  | 8
  /**
   * INT64.
   */
  | 'TYPE_INT64'
  | 9
  /**
   * FP16.
   */
  | 'TYPE_FP16'
  | 10
  /**
   * FP32.
   */
  | 'TYPE_FP32'
  | 11
  /**
   * FP64.
   */
  | 'TYPE_FP64'
  | 12
  /**
   * BYTES.
   */
  | 'TYPE_STRING'
  | 13
  /**
   * BF16.
   */
  | 'TYPE_BF16'
  | 14

/**
 * Element types of tensors.
 */
export type DataType__Output = typeof DataType[keyof typeof DataType]
