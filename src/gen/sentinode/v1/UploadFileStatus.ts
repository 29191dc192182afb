// Original file: proto/sentinode/v1/slide.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Progress of one file of an upload.
 */
export interface UploadFileStatus {
  /**
   * The file's name as in the header.
   */
  'name'?: (string);
  /**
   * Its announced size in bytes.
   */
  'sizeBytes'?: (number | string | Long);
  /**
   * Bytes that are durable on the server; never falls.
   */
  'committedBytes'?: (number | string | Long);
}

/**
 * Progress of one file of an upload.
 */
export interface UploadFileStatus__Output {
  /**
   * The file's name as in the header.
   */
  'name': (string);
  /**
   * Its announced size in bytes.
   */
  'sizeBytes': (number);
  /**
   * Bytes that are durable on the server; never falls.
   */
  'committedBytes': (number);
}
