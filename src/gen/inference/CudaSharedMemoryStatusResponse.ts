// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One region.
 */
export interface _inference_CudaSharedMemoryStatusResponse_RegionStatus {
  /**
   * Name of the region.
   */
  'name'?: (string);
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
 * One region.
 */
export interface _inference_CudaSharedMemoryStatusResponse_RegionStatus__Output {
  /**
   * Name of the region.
   */
  'name': (string);
  /**
   * Its device.
   */
  'deviceId': (number);
  /**
   * Its size.
   */
  'byteSize': (number);
}

/**
 * Not served.
 */
export interface CudaSharedMemoryStatusResponse {
  /**
   * Regions by name.
   */
  'regions'?: ({[key: string]: _inference_CudaSharedMemoryStatusResponse_RegionStatus});
}

/**
 * Not served.
 */
export interface CudaSharedMemoryStatusResponse__Output {
  /**
   * Regions by name.
   */
  'regions': ({[key: string]: _inference_CudaSharedMemoryStatusResponse_RegionStatus__Output});
}
