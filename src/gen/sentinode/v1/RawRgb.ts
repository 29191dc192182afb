// Original file: proto/sentinode/v1/prediction.proto


/**
 * Bare 8-bit RGB pixels, rows from the top, three bytes a pixel.
 */
export interface RawRgb {
  /**
   * width_px × height_px × 3 bytes.
   */
  'data'?: (Buffer | Uint8Array | string);
  /**
   * Width in pixels.
   */
  'widthPx'?: (number);
  /**
   * Height in pixels.
   */
  'heightPx'?: (number);
}

/**
 * Bare 8-bit RGB pixels, rows from the top, three bytes a pixel.
 */
export interface RawRgb__Output {
  /**
   * width_px × height_px × 3 bytes.
   */
  'data': (Buffer);
  /**
   * Width in pixels.
   */
  'widthPx': (number);
  /**
   * Height in pixels.
   */
  'heightPx': (number);
}
