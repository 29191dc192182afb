import type { AppError } from '../../../domain/errors/app-error.js';
import { incomplete } from '../../missing-files.js';
import { corrupt } from '../../slide-error.js';
import type { DicomPicture } from '../series/picture.js';
import type { FrameGrid, FrameMap } from './frame-map.js';

/** Some writers count positions from 0, the standard counts from 1. */
const COUNTING_SLACK_PX = 1;

/**
 * The map of a picture whose frames lie in the standard's order: along the rows, then by focal plane, then by optical
 * path (PS3.3, C.7.6.17.3). Throws SLIDE_CORRUPT for frames that are too many or too few, or state another order: which
 * of the two is meant nobody can tell.
 */
export function createFullMap(picture: DicomPicture, grid: FrameGrid): FrameMap {
  const { widthPx, heightPx } = picture.head.tile;
  const planes = planesOf(picture, grid);
  checkFrameCount(picture, grid, planes);
  checkStatedOrder(picture, grid, planes);
  const firstFrame = Math.floor((planes - 1) / 2) * grid.columns * grid.rows;
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

/** Where each focal plane has a file of its own, some writers state in each of them how many there are. */
function planesOf({ head, parts, frameCount }: DicomPicture, { columns, rows }: FrameGrid): number {
  const onePlane = columns * rows * head.opticalPaths.length;
  return parts.length === 1 && frameCount === onePlane ? 1 : head.focalPlanes;
}

function checkFrameCount(picture: DicomPicture, { columns, rows }: FrameGrid, planes: number): void {
  const { name, head, parts, frameCount } = picture;
  const expected = columns * rows * planes * head.opticalPaths.length;
  if (frameCount === expected) return;
  if (parts.length > 1 && frameCount < expected) {
    throw incomplete('DICOM', [`the part with frames ${frameCount + 1} to ${expected} of ${name}`]);
  }
  throw corrupt(`${name} has ${frameCount} frames where its size makes ${expected}`, { file: name });
}

/** Places may be stated beside the order; they must then be those that the order gives. */
function checkStatedOrder(picture: DicomPicture, grid: FrameGrid, planes: number): void {
  let before = 0;
  for (const { positions, frameCount } of picture.parts) {
    const stated = Math.min(positions?.count ?? 0, frameCount);
    for (let i = 0; positions !== undefined && i < stated; i += 1) {
      const path = positions.opticalPaths[positions.path[i]!]!;
      checkFrame(picture, before + i, placeOf(picture, grid, planes, before + i), {
        x: positions.x[i]!,
        y: positions.y[i]!,
        path,
      });
    }
    before += frameCount;
  }
}

/** Where a frame lies in the picture, and of which optical path it is. */
interface FramePlace {
  readonly x: number;
  readonly y: number;
  readonly path: string;
}

function placeOf({ head }: DicomPicture, { columns, rows }: FrameGrid, planes: number, frame: number): FramePlace {
  return {
    x: (frame % columns) * head.tile.widthPx,
    y: (Math.floor(frame / columns) % rows) * head.tile.heightPx,
    path: head.opticalPaths[Math.floor(frame / (columns * rows * planes))] ?? '',
  };
}

function checkFrame(picture: DicomPicture, frame: number, byOrder: FramePlace, stated: FramePlace): void {
  const offPx = Math.max(Math.abs(stated.x - byOrder.x), Math.abs(stated.y - byOrder.y));
  if (offPx > COUNTING_SLACK_PX) {
    throw contradiction(picture, frame, `at (${byOrder.x}, ${byOrder.y})`, `at (${stated.x}, ${stated.y})`);
  }
  // With one path alone its name does not matter, and is not always the same.
  const severalPaths = picture.head.opticalPaths.length > 1;
  if (severalPaths && stated.path !== '' && stated.path !== byOrder.path) {
    throw contradiction(picture, frame, 'of one optical path', 'of another');
  }
}

function contradiction({ name }: DicomPicture, frame: number, byOrder: string, stated: string): AppError {
  const message = `frame ${frame} of ${name} is ${byOrder} by the order of TILED_FULL, but ${stated} by its own words`;
  return corrupt(message, { file: name, frame: String(frame) });
}
