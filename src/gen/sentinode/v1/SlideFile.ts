// Original file: proto/sentinode/v1/slide.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One file of a slide. A MIRAX slide is an index file and a folder, a DICOM slide a series.
 */
export interface SlideFile {
  /**
   * Relative name with forward slashes, such as `case7.mrxs` or `case7/Data0001.dat`.
   * 1 to 255 bytes, at most 8 folders deep; no `..`, no leading slash, no control characters.
   */
  'name'?: (string);
  /**
   * Size in bytes, greater than 0.
   */
  'sizeBytes'?: (number | string | Long);
  /**
   * SHA-256 of the content, 32 bytes; empty when the client does not know it.
   */
  'sha256'?: (Buffer | Uint8Array | string);
}

/**
 * One file of a slide. A MIRAX slide is an index file and a folder, a DICOM slide a series.
 */
export interface SlideFile__Output {
  /**
   * Relative name with forward slashes, such as `case7.mrxs` or `case7/Data0001.dat`.
   * 1 to 255 bytes, at most 8 folders deep; no `..`, no leading slash, no control characters.
   */
  'name': (string);
  /**
   * Size in bytes, greater than 0.
   */
  'sizeBytes': (number);
  /**
   * SHA-256 of the content, 32 bytes; empty when the client does not know it.
   */
  'sha256': (Buffer);
}
