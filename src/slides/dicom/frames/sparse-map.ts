import type { LevelBounds } from '../../../ports/slide-reader.js';
import { corrupt, unsupported } from '../../slide-error.js';
import type { DicomInstance } from '../instance.js';
import type { DicomPicture } from '../series/picture.js';
import type { FrameGrid, FrameMap, PlacedFrame } from './frame-map.js';

/** Frames sorted by the cell of the tile grid that their corner lies in. */
interface FrameIndex {
  /** Where each cell's frames start in the arrays below; one more than there are cells. */
  readonly starts: Uint32Array;
  readonly frames: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Every frame fills its cell exactly. */
  readonly aligned: boolean;
}

/** The map of a picture whose frames state their places: any number of them, anywhere, overlapping or not. */
export function createSparseMap(picture: DicomPicture, grid: FrameGrid): FrameMap {
  const { tile } = picture.head;
  const index = indexFrames(picture, grid);
  // A frame off the grid reaches into the cells right of and below its own.
  const reach = index.aligned ? 0 : 1;
  function* touching(area: LevelBounds): Generator<PlacedFrame, void, undefined> {
    const right = Math.min(grid.columns, Math.ceil((area.x + area.widthPx) / tile.widthPx));
    const bottom = Math.min(grid.rows, Math.ceil((area.y + area.heightPx) / tile.heightPx));
    for (let row = Math.max(0, Math.floor(area.y / tile.heightPx) - reach); row < bottom; row += 1) {
      const left = Math.max(0, Math.floor(area.x / tile.widthPx) - reach);
      for (let cell = row * grid.columns + left; cell < row * grid.columns + right; cell += 1)
        yield* inCell(index, cell);
    }
  }
  return {
    overlapping: !index.aligned,
    under: (area) => (index.aligned ? touching(area) : [...touching(area)].sort((a, b) => a.frame - b.frame)),
  };
}

function* inCell({ starts, frames, x, y }: FrameIndex, cell: number): Generator<PlacedFrame, void, undefined> {
  for (let at = starts[cell]!; at < starts[cell + 1]!; at += 1) yield { frame: frames[at]!, x: x[at]!, y: y[at]! };
}

function indexFrames(picture: DicomPicture, grid: FrameGrid): FrameIndex {
  const { tile } = picture.head;
  const cellOf = ({ x, y }: PlacedFrame): number =>
    Math.floor(y / tile.heightPx) * grid.columns + Math.floor(x / tile.widthPx);
  const starts = new Uint32Array(grid.columns * grid.rows + 1);
  let aligned = true;
  let count = 0;
  for (const frame of shownFrames(picture)) {
    starts[cellOf(frame) + 1]! += 1;
    count += 1;
    aligned &&= frame.x % tile.widthPx === 0 && frame.y % tile.heightPx === 0;
  }
  for (let cell = 1; cell < starts.length; cell += 1) starts[cell]! += starts[cell - 1]!;
  const index = { starts, frames: new Uint32Array(count), x: new Int32Array(count), y: new Int32Array(count), aligned };
  const filled = starts.slice();
  for (const frame of shownFrames(picture)) {
    const cell = cellOf(frame);
    put(index, filled[cell]!, frame);
    filled[cell]! += 1;
  }
  if (aligned) checkCells(index, picture);
  return index;
}

function put({ frames, x, y }: FrameIndex, at: number, frame: PlacedFrame): void {
  frames[at] = frame.frame;
  x[at] = frame.x;
  y[at] = frame.y;
}

function checkCells({ starts, frames }: FrameIndex, { name }: DicomPicture): void {
  for (let cell = 0; cell + 1 < starts.length; cell += 1) {
    const at = starts[cell]!;
    if (starts[cell + 1]! - at <= 1) continue;
    throw corrupt(`frames ${frames[at]} and ${frames[at + 1]} of ${name} lie in the same place`, { file: name });
  }
}

/** Of the first optical path and the middle focal plane; throws SLIDE_CORRUPT for one outside the picture. */
function* shownFrames(picture: DicomPicture): Generator<PlacedFrame, void, undefined> {
  const { head, name } = picture;
  const path = shownPath(picture);
  const plane = head.focalPlanes > 1 ? middlePlane(picture, path) : undefined;
  let offset = 0;
  for (const { positions, frameCount, name: part } of picture.parts) {
    if (positions?.count !== frameCount) {
      throw corrupt(`${part} places ${positions?.count ?? 0} of its ${frameCount} frames`, { file: name });
    }
    for (let i = 0; i < frameCount; i += 1) {
      const [x, y] = [positions.x[i]!, positions.y[i]!];
      if (x < 0 || y < 0 || x >= head.size.widthPx || y >= head.size.heightPx) {
        throw corrupt(`frame ${offset + i} of ${name} lies at (${x}, ${y}), outside the picture`, { file: name });
      }
      const shown = isOfPath(positions, i, path) && (plane === undefined || positions.z[i] === plane);
      if (shown) yield { frame: offset + i, x, y };
    }
    offset += frameCount;
  }
}

type Positions = NonNullable<DicomInstance['positions']>;

/** A frame that states no path is of any. */
function isOfPath({ path, opticalPaths }: Positions, frame: number, shown: string): boolean {
  const identifier = opticalPaths[path[frame]!];
  return identifier === shown || identifier === '';
}

/** The first path that is declared; where frames name others, the first frame's. */
function shownPath({ head, parts }: DicomPicture): string {
  const named = new Set(parts.flatMap(({ positions }) => positions?.opticalPaths ?? []));
  return head.opticalPaths.find((path) => named.has(path)) ?? [...named][0] ?? '';
}

function middlePlane({ head, parts, name }: DicomPicture, path: string): number {
  const planes = new Set<number>();
  for (const { positions } of parts) {
    for (let i = 0; positions !== undefined && i < positions.count && planes.size <= head.focalPlanes; i += 1) {
      if (isOfPath(positions, i, path)) planes.add(positions.z[i]!);
    }
  }
  if (planes.size > head.focalPlanes) throw unsupported(`${name} has focal planes that are not flat`, { file: name });
  return [...planes].sort((a, b) => a - b)[Math.floor((planes.size - 1) / 2)] ?? 0;
}
