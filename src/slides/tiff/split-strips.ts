import type { Tiling } from './directory.js';
import type { TagNumbers } from './tag-numbers.js';

/** Pieces of about this many bytes: as large as a common tile, so that a region reads little that it does not need. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Uncompressed strips can be entered anywhere: many programs write a whole slide as one strip, which would be
 * decoded and cached as a whole. Presents each strip as several, when it is large and all strips are alike.
 */
export function splitStrips(tiling: Tiling, imageHeightPx: number, rowBytes: number): Tiling {
  const pieceRows = Math.max(1, Math.floor(PIECE_BYTES / rowBytes));
  const stripRows = tiling.tileHeightPx;
  const oneStripAPlane = stripRows >= imageHeightPx;
  if (tiling.tiled || !oneStripAPlane || pieceRows >= stripRows) return tiling;
  const pieces = Math.ceil(stripRows / pieceRows);
  const pieceBytes = pieceRows * rowBytes;
  const { offsets, byteCounts } = tiling;
  return {
    ...tiling,
    tileHeightPx: pieceRows,
    offsets: derived(offsets, pieces, (offset, piece) => (offset === 0 ? 0 : offset + piece * pieceBytes)),
    // What a short strip lacks is missed in its last pieces, as it should be; only an absent strip has absent pieces.
    byteCounts: derived(byteCounts, pieces, (count, piece) =>
      count === 0 ? 0 : clamp(count - piece * pieceBytes, 1, pieceBytes),
    ),
  };
}

function derived(numbers: TagNumbers, pieces: number, value: (whole: number, piece: number) => number): TagNumbers {
  const get = async (index: number): Promise<number> =>
    value(await numbers.get(Math.floor(index / pieces)), index % pieces);
  return {
    length: numbers.length * pieces,
    get,
    slice: (start, count) => Promise.all(Array.from({ length: count }, (_, i) => get(start + i))),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
