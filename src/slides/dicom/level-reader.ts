import { orAborted } from '../../domain/errors/abort-error.js';
import type { RgbImage } from '../../domain/image.js';
import { ImageError } from '../../image/image-error.js';
import type { LevelBounds, LevelRegion, PixelMemory } from '../../ports/slide-reader.js';
import { drawTiles, type PlacedTile } from '../draw-tiles.js';
import type { SharedDecoding } from '../shared-decoding.js';
import { corrupt } from '../slide-error.js';
import { createFrameMap } from './frames/create-frame-map.js';
import { decodeFrame } from './frames/decode-frame.js';
import type { FrameMap, PlacedFrame } from './frames/frame-map.js';
import type { FrameSource } from './frames/frame-source.js';
import type { DicomLevel } from './series/choose-levels.js';

/** Reads regions of one level. */
export interface LevelReader {
  read(region: LevelRegion, signal: AbortSignal | undefined, into?: PixelMemory): Promise<RgbImage>;
  /** Whether no frame shows any of the region: it is white throughout. */
  isEmpty(region: LevelRegion): boolean;
}

interface LevelFrames extends DicomLevel {
  readonly index: number;
  readonly map: FrameMap;
  readonly frames: FrameSource;
  /** Identifies the slide in the shared cache. */
  readonly slide: symbol;
  readonly shared: SharedDecoding;
}

/** Throws SLIDE_CORRUPT for frames that do not make the level. */
export function createLevelReader(options: Omit<LevelFrames, 'map'>): LevelReader {
  const level = { ...options, map: createFrameMap(options.picture) };
  const atOnce = level.map.overlapping ? 1 : undefined;
  return {
    read: (region, signal, into) => drawTiles(region, () => tilesUnder(level, region, signal), signal, into, atOnce),
    isEmpty: (region) => !touchesFrame(level, region),
  };
}

/** Frames off the grid are found by the cells they may reach into, so each is looked at. */
function touchesFrame({ level, map, picture }: LevelFrames, region: LevelRegion): boolean {
  const { tile } = picture.head;
  const area = within(region, level);
  if (area.widthPx === 0 || area.heightPx === 0) return false;
  for (const { x, y } of map.under(area)) {
    const besides = x + tile.widthPx <= area.x || x >= area.x + area.widthPx;
    const above = y + tile.heightPx <= area.y || y >= area.y + area.heightPx;
    if (!besides && !above) return true;
  }
  return false;
}

function* tilesUnder(
  level: LevelFrames,
  region: LevelRegion,
  signal: AbortSignal | undefined,
): Generator<PlacedTile, void, undefined> {
  const { widthPx, heightPx } = level.level;
  // Whoever gives up a region does not wait for a server; others may want the same tile, so it is still fetched.
  const leaving = level.frames.remote === true ? signal : undefined;
  const { tile } = level.picture.head;
  for (const placed of level.map.under(within(region, level.level))) {
    yield {
      left: placed.x,
      top: placed.y,
      // What a frame holds beyond the level's edge is padding.
      widthPx: Math.min(tile.widthPx, widthPx - placed.x),
      heightPx: Math.min(tile.heightPx, heightPx - placed.y),
      read: () => (leaving === undefined ? readTile(level, placed) : orAborted(readTile(level, placed), leaving)),
    };
  }
}

/** The part of the region that lies in the level; of no size where there is none. */
function within(region: LevelRegion, level: { readonly widthPx: number; readonly heightPx: number }): LevelBounds {
  const x = Math.max(0, region.x);
  const y = Math.max(0, region.y);
  return {
    x,
    y,
    widthPx: Math.max(0, Math.min(level.widthPx, region.x + region.widthPx) - x),
    heightPx: Math.max(0, Math.min(level.heightPx, region.y + region.heightPx) - y),
  };
}

function readTile(level: LevelFrames, placed: PlacedFrame): Promise<RgbImage> {
  const { index, slide, shared, picture, frames } = level;
  const { widthPx, heightPx } = picture.head.tile;
  const read = (): Promise<Uint8Array<ArrayBuffer>> => frames.read(placed.frame);
  const limited = (bytes: () => Promise<Uint8Array<ArrayBuffer>>): Promise<RgbImage> =>
    shared.runLimited(async () => decodeTile(level, placed, await bytes()), widthPx * heightPx * 3);
  return shared.cache.get(slide, `${index}/${placed.frame}`, async () => {
    if (frames.remote !== true) return limited(read);
    const compressed = await read();
    return limited(() => Promise.resolve(compressed));
  });
}

async function decodeTile(
  { index, picture, level }: LevelFrames,
  { frame, x, y }: PlacedFrame,
  compressed: Uint8Array<ArrayBuffer>,
): Promise<RgbImage> {
  const { tile, pixels } = picture.head;
  const visible = { widthPx: level.widthPx - x, heightPx: level.heightPx - y };
  try {
    return await decodeFrame(compressed, tile, pixels, visible);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    throw corrupt(
      `frame ${frame} of level ${index}, at (${x}, ${y}), cannot be decoded: ${error.message}`,
      { level: String(index), frame: String(frame), x: String(x), y: String(y) },
      error,
    );
  }
}
