// Pixels in memory: the one image type that domain, readers and engines share.

/** 8-bit RGB, rows from the top, three bytes a pixel: `data.length === widthPx * heightPx * 3`. */
export interface RgbImage {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export type ImageEncoding = 'png' | 'jpeg' | 'webp';

/** How pixels are made a picture to send. */
export interface PictureFormat {
  readonly encoding: ImageEncoding;
  /** Brings the colours to sRGB by the slide's own profile; refused with ICC_PROFILE_MISSING where it has none. */
  readonly applyIcc?: boolean;
}

export interface EncodedImage {
  readonly data: Uint8Array;
  readonly encoding: ImageEncoding;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of a pixel of this image; absent when the slide has none. */
  readonly spacing?: Spacing;
}

/** Physical size of one pixel in micrometres; X and Y are kept apart. */
export interface Spacing {
  readonly mppX: number;
  readonly mppY: number;
}
