import type { DicomInstance } from '../instance.js';

/** Bytes of one uncompressed frame: three a pixel, or two where pairs of pixels share their colour. */
export function uncompressedBytes({ tile, pixels }: Pick<DicomInstance, 'tile' | 'pixels'>): number {
  const samples = pixels.photometric === 'YBR_FULL_422' ? 2 : pixels.samples;
  return tile.widthPx * tile.heightPx * samples;
}
