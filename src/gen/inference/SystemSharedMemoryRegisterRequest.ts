// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Not served.
 */
export interface SystemSharedMemoryRegisterRequest {
  /**
   * Name of the region.
   */
  'name'?: (string);
  /**
   * Its shared-memory object.
   */
  'key'?: (string);
  /**
   * Where it begins in the object, in bytes.
   */
  'offset'?: (number | string | Long);
  /**
   * Its size.
   */
  'byteSize'?: (number | string | Long);
}

/**
 * Not served.
 */
export interface SystemSharedMemoryRegisterRequest__Output {
  /**
   * Name of the region.
   */
  'name': (string);
  /**
   * Its shared-memory object.
   */
  'key': (string);
  /**
   * Where it begins in the object, in bytes.
   */
  'offset': (number);
  /**
   * Its size.
   */
  'byteSize': (number);
}
