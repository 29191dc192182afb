// Messages that several services share.
import type { EncodedImage, ImageEncoding, Spacing } from '../../domain/image.js';
import type { Timestamp } from '../../gen/google/protobuf/Timestamp.js';
import type { EncodedImage as EncodedImageMessage } from '../../gen/sentinode/v1/EncodedImage.js';
import type { ImageFormat, ImageFormat__Output } from '../../gen/sentinode/v1/ImageFormat.js';
import type { Spacing as SpacingMessage } from '../../gen/sentinode/v1/Spacing.js';
import { enumIn } from './fields.js';

export function toSpacing({ mppX, mppY }: Spacing): SpacingMessage {
  return { mppX, mppY };
}

export function toTimestamp(timeMs: number): Timestamp {
  const seconds = Math.floor(timeMs / 1000);
  return { seconds, nanos: Math.round((timeMs - seconds * 1000) * 1e6) };
}

/** Hexadecimal to bytes. */
export function toDigest(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

/** `fallback` answers IMAGE_FORMAT_UNSPECIFIED. */
export function fromImageFormat(
  format: ImageFormat__Output | number,
  field: string,
  fallback: ImageEncoding,
): ImageEncoding {
  return enumIn(format, field, {
    IMAGE_FORMAT_UNSPECIFIED: fallback,
    IMAGE_FORMAT_PNG: 'png',
    IMAGE_FORMAT_JPEG: 'jpeg',
    IMAGE_FORMAT_WEBP: 'webp',
  });
}

const IMAGE_FORMATS: Readonly<Record<ImageEncoding, ImageFormat>> = {
  png: 'IMAGE_FORMAT_PNG',
  jpeg: 'IMAGE_FORMAT_JPEG',
  webp: 'IMAGE_FORMAT_WEBP',
};

export function toEncodedImage(image: EncodedImage): EncodedImageMessage {
  return {
    data: image.data,
    format: IMAGE_FORMATS[image.encoding],
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    ...(image.spacing && { spacing: toSpacing(image.spacing) }),
  };
}
