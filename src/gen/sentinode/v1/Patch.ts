// Original file: proto/sentinode/v1/prediction.proto

import type { RawRgb as _sentinode_v1_RawRgb, RawRgb__Output as _sentinode_v1_RawRgb__Output } from '../../sentinode/v1/RawRgb.js';

/**
 * One patch to be scored.
 */
export interface Patch {
  /**
   * The caller's name for it, at most 200 characters; echoed in the score.
   */
  'id'?: (string);
  /**
   * A PNG, JPEG, WebP or TIFF file of exactly the models' patch size, at the models' scale. At most 1 MiB, or
   * 12 bytes a pixel where that is more.
   */
  'encoded'?: (Buffer | Uint8Array | string);
  /**
   * Bare pixels of exactly the models' patch size.
   */
  'raw'?: (_sentinode_v1_RawRgb | null);
  /**
   * The pixels, one of the two.
   */
  'content'?: "encoded"|"raw";
}

/**
 * One patch to be scored.
 */
export interface Patch__Output {
  /**
   * The caller's name for it, at most 200 characters; echoed in the score.
   */
  'id': (string);
  /**
   * A PNG, JPEG, WebP or TIFF file of exactly the models' patch size, at the models' scale. At most 1 MiB, or
   * 12 bytes a pixel where that is more.
   */
  'encoded'?: (Buffer);
  /**
   * Bare pixels of exactly the models' patch size.
   */
  'raw'?: (_sentinode_v1_RawRgb__Output | null);
  /**
   * The pixels, one of the two.
   */
  'content'?: "encoded"|"raw";
}
