import { orAborted, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { RgbImage } from '../../domain/image.js';
import { forEachLimited } from '../../domain/async/for-each-limited.js';
import { bareImage, blit, whiteImage } from '../../image/rgb-image.js';
import type { SlideLevel } from '../../domain/slides/slide.js';
import type { LevelRegion, PixelMemory, SlideReader } from '../../ports/slide-reader.js';
import { checkRegion } from '../check-region.js';
import { createSlideReader } from '../create-slide-reader.js';
import { WHITE, type Rgb } from './argb-canvases.js';
import { associatedImages } from './associated-images.js';
import { describeSlide, type SlideDescription } from './describe-slide.js';
import { createHandleSlot, type HandleSlot } from './handle-slot.js';
import type { OpenslideLevel } from './levels.js';
import { readProfile } from './read-profile.js';
import { openHandle, type LookAtPixels, type NativeArea, type SlideHandle, type SlideSource } from './slide-handle.js';

/**
 * Side of a block in pixels of the level: 5 MiB of ARGB. A call cannot be stopped, and one of these takes milliseconds.
 * What is scored at once (1,024 px and the margins of resampling) is one block: the parts of one would cost more calls
 * than they save of a core's own cache.
 */
const MAX_BLOCK_SIDE_PX = 1152;

export const MAX_BLOCK_PIXELS = MAX_BLOCK_SIDE_PX * MAX_BLOCK_SIDE_PX;

/** Blocks of one region that are awaited at a time: one is converted while others are decoded. */
const BLOCKS_AHEAD = 4;

/**
 * Glass is bright. A darker background colour is the black of what was never scanned, which must not pass for tissue.
 */
const MIN_GLASS_CHANNEL = 200;

/** Opens the slide and reads its facts. */
export async function createOpenslideReader(source: SlideSource): Promise<SlideReader> {
  const handle = await openHandle(source);
  try {
    const profile = await slideProfile(source, handle);
    return readerOf(source, createHandleSlot(source, handle), describeSlide(source.library, handle.pointer), profile);
  } catch (error) {
    await handle.retire();
    throw error;
  }
}

/** Read at once: it is small, and a later error of any read would end the handle. */
function slideProfile({ library, call }: SlideSource, { pointer }: SlideHandle): Promise<Uint8Array | undefined> {
  const { getIccProfileSize, readIccProfile } = library.bindings;
  return readProfile(getIccProfileSize(pointer), (profile) => call(readIccProfile, [pointer, profile]));
}

function readerOf(
  source: SlideSource,
  slot: HandleSlot,
  { facts, details, associatedNames, levels }: SlideDescription,
  profile: Uint8Array | undefined,
): SlideReader {
  const glass = glassColour(details.background);
  return createSlideReader({
    facts,
    details,
    levels,
    associated: associatedImages(source, associatedNames),
    read: (level, region, signal, into) =>
      readRegion(
        (block, look) => slot.read(areaOf(level, region.level, block), look),
        { ...region, level: level.level },
        glass,
        signal,
        into,
      ),
    ...(profile !== undefined && { readIccProfile: () => Promise.resolve(profile) }),
    release: () => slot.close(),
  });
}

function glassColour(background: Rgb | undefined): Rgb {
  return background?.every((channel) => channel >= MIN_GLASS_CHANNEL) === true ? background : WHITE;
}

/** A part of a level, within it. */
type Block = Pick<LevelRegion, 'x' | 'y' | 'widthPx' | 'heightPx'>;

async function readRegion(
  read: (block: Block, look: LookAtPixels) => Promise<void>,
  region: Block & { readonly level: SlideLevel },
  glass: Rgb,
  signal: AbortSignal | undefined,
  into: PixelMemory | undefined,
): Promise<RgbImage> {
  throwIfAborted(signal);
  checkRegion(region);
  const inside = within(region.level, region);
  const isAll = inside.widthPx === region.widthPx && inside.heightPx === region.heightPx;
  const image = (isAll ? bareImage : whiteImage)(region.widthPx, region.heightPx, into);
  await forEachLimited(blocksOf(inside), BLOCKS_AHEAD, async (block) => {
    throwIfAborted(signal);
    const reading = read(block, (canvas) => {
      // A call that was given up ends later all the same.
      if (signal?.aborted === true) return;
      const data = canvas.toRgb(block.widthPx * block.heightPx, glass);
      blit({ ...block, data }, image, block.x - region.x, block.y - region.y);
    });
    await (signal === undefined ? reading : orAborted(reading, signal));
  });
  // Pixels of an aborted call are nobody's.
  throwIfAborted(signal);
  return image;
}

/**
 * OpenSlide takes positions in whole level-0 pixels. Where a level's scale is no whole number, it therefore reads up to
 * half a level-0 pixel beside the place.
 */
function areaOf({ addressing }: OpenslideLevel, level: number, { x, y, widthPx, heightPx }: Block): NativeArea {
  return { level, level0X: Math.round(x * addressing), level0Y: Math.round(y * addressing), widthPx, heightPx };
}

/** The part of the region that lies within the level; of no size where there is none. */
function within(level: { readonly widthPx: number; readonly heightPx: number }, region: Block): Block {
  const [x, y] = [Math.max(0, region.x), Math.max(0, region.y)];
  return {
    x,
    y,
    widthPx: Math.min(level.widthPx, region.x + region.widthPx) - x,
    heightPx: Math.min(level.heightPx, region.y + region.heightPx) - y,
  };
}

/** The blocks of an area, row by row; tiles at the edges are OpenSlide's cache's. */
function* blocksOf({ x, y, widthPx, heightPx }: Block): Generator<Block, void, undefined> {
  const columns = cutEvenly(x, widthPx);
  for (const row of cutEvenly(y, heightPx)) {
    for (const column of columns) yield { x: column.start, y: row.start, widthPx: column.length, heightPx: row.length };
  }
}

/**
 * As few runs as can be, of nearly one length: slivers would have OpenSlide decode the tiles of their neighbours again.
 */
function cutEvenly(from: number, length: number): readonly { readonly start: number; readonly length: number }[] {
  const parts = Math.max(0, Math.ceil(length / MAX_BLOCK_SIDE_PX));
  const edge = (part: number): number => from + Math.round((length * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({ start: edge(part), length: edge(part + 1) - edge(part) }));
}
