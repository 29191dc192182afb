// Original file: proto/sentinode/v1/common.proto

/**
 * How an image is encoded in a response.
 */
export const ImageFormat = {
  /**
   * The server's choice: JPEG for slide pixels, PNG for maps.
   */
  IMAGE_FORMAT_UNSPECIFIED: 'IMAGE_FORMAT_UNSPECIFIED',
  /**
   * Lossless PNG, 8 bits a channel.
   */
  IMAGE_FORMAT_PNG: 'IMAGE_FORMAT_PNG',
  /**
   * JPEG, quality 90.
   */
  IMAGE_FORMAT_JPEG: 'IMAGE_FORMAT_JPEG',
  /**
   * WebP, quality 90.
   */
  IMAGE_FORMAT_WEBP: 'IMAGE_FORMAT_WEBP',
} as const;

/**
 * How an image is encoded in a response.
 */
export type ImageFormat =
  /**
   * The server's choice: JPEG for slide pixels, PNG for maps.
   */
  | 'IMAGE_FORMAT_UNSPECIFIED'
  | 0
  /**
   * Lossless PNG, 8 bits a channel.
   */
  | 'IMAGE_FORMAT_PNG'
  | 1
  /**
   * JPEG, quality 90.
   */
  | 'IMAGE_FORMAT_JPEG'
  | 2
  /**
   * WebP, quality 90.
   */
  | 'IMAGE_FORMAT_WEBP'
  | 3

/**
 * How an image is encoded in a response.
 */
export type ImageFormat__Output = typeof ImageFormat[keyof typeof ImageFormat]
