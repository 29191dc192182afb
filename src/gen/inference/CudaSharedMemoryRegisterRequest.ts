// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Not served.
 */
export interface CudaSharedMemoryRegisterRequest {
  /**
   * Name of the region.
   */
  'name'?: (string);
  /**
   * CUDA's handle of it.
   */
  'rawHandle'?: (Buffer | Uint8Array | string);
  /**
   * Its device.
   */
  'deviceId'?: (number | string | Long);
  /**
   * Its size.
   */
  'byteSize'?: (number | string | Long);
}

/**
 * Not served.
 */
export interface CudaSharedMemoryRegisterRequest__Output {
  /**
   * Name of the region.
   */
  'name': (string);
  /**
   * CUDA's handle of it.
   */
  'rawHandle': (Buffer);
  /**
   * Its device.
   */
  'deviceId': (number);
  /**
   * Its size.
   */
  'byteSize': (number);
}
