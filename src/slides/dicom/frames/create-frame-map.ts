import { corrupt, unsupported } from '../../slide-error.js';
import { MAX_FRAMES } from '../limits.js';
import type { DicomPicture } from '../series/picture.js';
import type { FrameGrid, FrameMap } from './frame-map.js';
import { createFullMap } from './full-map.js';
import { createSparseMap } from './sparse-map.js';

/**
 * By the places that frames state (TILED_SPARSE), else by their order (TILED_FULL; PS3.3, C.7.6.17.3). Of several
 * optical paths the first is taken, of several focal planes the middle one.
 */
export function createFrameMap(picture: DicomPicture): FrameMap {
  const { name, head, parts, frameCount } = picture;
  const grid = gridOf(picture);
  const placed = parts.every(({ positions }) => positions !== undefined);
  if (head.organization !== 'TILED_FULL' && placed) return createSparseMap(picture, grid);
  // A single frame that fills the picture has one place; some writers state it for all frames at once.
  if (frameCount === 1 && grid.columns * grid.rows === 1) return createFullMap(picture, grid);
  if (head.organization === 'TILED_SPARSE') throw corrupt(`${name} does not say where its frames lie`, { file: name });
  if (head.organization === 'unstated' && frameCount > 1) {
    throw unsupported(`${name} does not say where its frames lie: neither in which order they are nor their places`);
  }
  return createFullMap(picture, grid);
}

/** Throws SLIDE_CORRUPT for a picture of more tiles than any has. */
export function gridOf({ name, head }: Pick<DicomPicture, 'name' | 'head'>): FrameGrid {
  const columns = Math.ceil(head.size.widthPx / head.tile.widthPx);
  const rows = Math.ceil(head.size.heightPx / head.tile.heightPx);
  if (columns * rows <= MAX_FRAMES) return { columns, rows };
  throw corrupt(`${name} would have ${columns * rows} frames by its size; ${MAX_FRAMES} can be`, { file: name });
}
