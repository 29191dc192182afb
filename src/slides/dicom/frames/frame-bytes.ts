import { MAX_COMPRESSED_OVERHEAD_BYTES } from '../../limits.js';
import type { DicomInstance } from '../instance.js';

type FrameLayout = Pick<DicomInstance, 'tile' | 'pixels'>;

/** Bytes of one uncompressed frame: three a pixel, or two where pairs of pixels share their colour. */
export function uncompressedBytes({ tile, pixels }: FrameLayout): number {
  const samples = pixels.photometric === 'YBR_FULL_422' ? 2 : pixels.samples;
  return tile.widthPx * tile.heightPx * samples;
}

/** The most bytes that a frame can have, compressed or not. */
export function maxFrameBytesOf(instance: FrameLayout): number {
  return uncompressedBytes(instance) + MAX_COMPRESSED_OVERHEAD_BYTES;
}
