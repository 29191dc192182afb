import { writeTiff, type TestImage } from '../../test/slides/support/write-tiff.js';

export interface PyramidLevel {
  readonly widthPx: number;
  readonly heightPx: number;
  /** JPEG files, row by row; null for a tile that is left out. */
  readonly chunks: readonly (Uint8Array | null)[];
  readonly tags?: TestImage['tags'];
}

const JPEG = 7;
const YCBCR = 6;

/** A BigTIFF as scanners' converters write it: tiled JPEG 4:2:0, each level half of the one before. */
export function pyramidTiff(levels: readonly PyramidLevel[], tilePx: number, mpp: number): Uint8Array {
  const images = levels.map(({ widthPx, heightPx, chunks, tags }, index): TestImage => {
    const pixelsPerCm = [Math.round(10_000_000 / mpp), 1000 * 2 ** index];
    return {
      widthPx,
      heightPx,
      tile: [tilePx, tilePx],
      chunks,
      compression: JPEG,
      photometric: YCBCR,
      tags: { 254: [index === 0 ? 0 : 1], 530: [2, 2], 282: pixelsPerCm, 283: pixelsPerCm, 296: [3], ...tags },
    };
  });
  return writeTiff(images, { bigTiff: true }).bytes;
}
