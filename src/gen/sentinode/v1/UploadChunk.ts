// Original file: proto/sentinode/v1/slide.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A run of bytes of one file.
 */
export interface UploadChunk {
  /**
   * Which file of the header, from 0.
   */
  'fileIndex'?: (number);
  /**
   * Where the run starts in the file; equals what is committed so far of this file.
   */
  'offsetBytes'?: (number | string | Long);
  /**
   * The bytes, 1 to 4 MiB; 256 KiB to 1 MiB is best.
   */
  'data'?: (Buffer | Uint8Array | string);
  /**
   * CRC-32C (Castagnoli) of `data`; checked when present.
   */
  'crc32c'?: (number);
  '_crc32c'?: "crc32c";
}

/**
 * A run of bytes of one file.
 */
export interface UploadChunk__Output {
  /**
   * Which file of the header, from 0.
   */
  'fileIndex': (number);
  /**
   * Where the run starts in the file; equals what is committed so far of this file.
   */
  'offsetBytes': (number);
  /**
   * The bytes, 1 to 4 MiB; 256 KiB to 1 MiB is best.
   */
  'data': (Buffer);
  /**
   * CRC-32C (Castagnoli) of `data`; checked when present.
   */
  'crc32c'?: (number);
  '_crc32c'?: "crc32c";
}
