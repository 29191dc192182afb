// Original file: proto/inference/grpc_service.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One region.
 */
export interface _inference_SystemSharedMemoryStatusResponse_RegionStatus {
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
 * One region.
 */
export interface _inference_SystemSharedMemoryStatusResponse_RegionStatus__Output {
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

/**
 * Not served.
 */
export interface SystemSharedMemoryStatusResponse {
  /**
   * Regions by name.
   */
  'regions'?: ({[key: string]: _inference_SystemSharedMemoryStatusResponse_RegionStatus});
}

/**
 * Not served.
 */
export interface SystemSharedMemoryStatusResponse__Output {
  /**
   * Regions by name.
   */
  'regions': ({[key: string]: _inference_SystemSharedMemoryStatusResponse_RegionStatus__Output});
}
