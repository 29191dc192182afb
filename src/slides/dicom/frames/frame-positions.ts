import { corrupt } from '../../slide-error.js';
import { firstItem, numberOf, textOf, type Dataset, type ItemStream, type Shape } from '../dataset/dataset.js';
import { TAG } from '../dataset/tags.js';
import { MAX_FRAMES, MAX_KEPT_ITEMS } from '../limits.js';

/** Where each frame of a file lies: its top left pixel from 0 on, its focal plane and its optical path. */
export interface FramePositions {
  readonly count: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Micrometres above the slide, as far as the file says. */
  readonly z: Float32Array;
  /** Indices into `opticalPaths`. */
  readonly path: Uint16Array;
  /** Identifiers; the empty one is that of frames which state none. */
  readonly opticalPaths: readonly string[];
}

const VALUES = (...tags: number[]): Shape => ({ values: new Set(tags) });

export const PATH_IDENTIFICATION = VALUES(TAG.opticalPathIdentifier);
const PLANE_POSITION = VALUES(TAG.columnPosition, TAG.rowPosition, TAG.zOffset);
export const PIXEL_MEASURES = VALUES(TAG.pixelSpacing);

const FRAME_SHAPE: Shape = {
  items: new Map([
    [TAG.planePositionSlide, PLANE_POSITION],
    [TAG.opticalPathIdentification, PATH_IDENTIFICATION],
    [TAG.pixelMeasures, PIXEL_MEASURES],
  ]),
};

export interface PositionCollector {
  readonly stream: ItemStream;
  /** Of the first frame: some writers put what all frames share into each. */
  readonly firstFrame: () => Dataset | undefined;
  /** Undefined when no frame states its place. Throws SLIDE_CORRUPT when only some do. */
  readonly positions: () => FramePositions | undefined;
}

/** Takes the items of the per-frame functional groups one by one: 14 bytes of each frame are kept. */
export function createPositionCollector(name: string): PositionCollector {
  const paths = new Map<string, number>();
  let arrays = allocate(256);
  let count = 0;
  let placed = 0;
  let firstFrame: Dataset | undefined;

  function visit(frame: Dataset): void {
    firstFrame ??= frame;
    if (count >= MAX_FRAMES) throw corrupt(`${name} has more than ${MAX_FRAMES} frames`, { file: name });
    if (count >= arrays.x.length) arrays = grown(arrays);
    const position = firstItem(frame, TAG.planePositionSlide);
    const column = numberOf(position, TAG.columnPosition);
    const row = numberOf(position, TAG.rowPosition);
    if (column !== undefined && row !== undefined) placed += 1;
    arrays.x[count] = (column ?? 1) - 1;
    arrays.y[count] = (row ?? 1) - 1;
    arrays.z[count] = numberOf(position, TAG.zOffset) ?? 0;
    arrays.path[count] = indexOf(textOf(firstItem(frame, TAG.opticalPathIdentification), TAG.opticalPathIdentifier));
    count += 1;
  }

  function indexOf(identifier: string): number {
    const index = paths.get(identifier) ?? paths.size;
    if (index >= MAX_KEPT_ITEMS) throw corrupt(`${name} has more than ${MAX_KEPT_ITEMS} optical paths`, { file: name });
    paths.set(identifier, index);
    return index;
  }

  return {
    stream: { shape: FRAME_SHAPE, visit },
    firstFrame: () => firstFrame,
    positions: () => {
      if (placed === 0) return undefined;
      if (placed < count)
        throw corrupt(`${count - placed} of ${count} frames of ${name} have no place`, { file: name });
      return { ...arrays, count, opticalPaths: [...paths.keys()] };
    },
  };
}

type Arrays = Pick<FramePositions, 'x' | 'y' | 'z' | 'path'>;

function allocate(length: number): Arrays {
  return {
    x: new Int32Array(length),
    y: new Int32Array(length),
    z: new Float32Array(length),
    path: new Uint16Array(length),
  };
}

function grown(arrays: Arrays): Arrays {
  const larger = allocate(arrays.x.length * 2);
  larger.x.set(arrays.x);
  larger.y.set(arrays.y);
  larger.z.set(arrays.z);
  larger.path.set(arrays.path);
  return larger;
}
