import { incomplete } from '../../missing-files.js';
import { corrupt, unsupported } from '../../slide-error.js';
import { MAX_FRAMES } from '../limits.js';
import type { DicomPicture } from '../series/picture.js';
import type { FrameGrid, FrameMap } from './frame-map.js';
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

function createFullMap(picture: DicomPicture, grid: FrameGrid): FrameMap {
  const { head } = picture;
  const { widthPx, heightPx } = head.tile;
  checkFrameCount(picture, grid);
  const firstFrame = Math.floor((head.focalPlanes - 1) / 2) * grid.columns * grid.rows;
  return {
    overlapping: false,
    *under(area) {
      const right = Math.min(grid.columns, Math.ceil((area.x + area.widthPx) / widthPx));
      const bottom = Math.min(grid.rows, Math.ceil((area.y + area.heightPx) / heightPx));
      for (let row = Math.max(0, Math.floor(area.y / heightPx)); row < bottom; row += 1) {
        for (let column = Math.max(0, Math.floor(area.x / widthPx)); column < right; column += 1) {
          yield { frame: firstFrame + row * grid.columns + column, x: column * widthPx, y: row * heightPx };
        }
      }
    },
  };
}

function checkFrameCount({ name, head, parts, frameCount }: DicomPicture, { columns, rows }: FrameGrid): void {
  const expected = columns * rows * head.focalPlanes * head.opticalPaths.length;
  if (frameCount === expected) return;
  if (parts.length > 1 && frameCount < expected) {
    throw incomplete('DICOM', [`the part with frames ${frameCount + 1} to ${expected} of ${name}`]);
  }
  throw corrupt(`${name} has ${frameCount} frames where its size makes ${expected}`, { file: name });
}
