import { orAborted, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { RgbImage } from '../../domain/image.js';
import { forEachLimited } from '../../image/for-each-limited.js';
import { MAX_ICC_BYTES } from '../../image/find-icc-problem.js';
import { whiteImage } from '../../image/rgb-image.js';
import type { LevelRegion, SlideReader } from '../../ports/slide-reader.js';
import { checkRegion } from '../check-region.js';
import { createSlideReader } from '../create-slide-reader.js';
import { paintArgb, WHITE, type ArgbImage, type Rgb } from './argb.js';
import { associatedImages } from './associated-images.js';
import { describeSlide, type SlideDescription } from './describe-slide.js';
import { createHandleSlot, type HandleSlot } from './handle-slot.js';
import type { OpenslideLevel } from './levels.js';
import { openHandle, type SlideHandle, type SlideSource } from './slide-handle.js';

/** Side of a block in pixels of the level: 4 MiB of ARGB. A call cannot be stopped, and one of these takes milliseconds. */
const BLOCK_SIDE_PX = 1024;

/** Blocks of one region that are awaited at a time: one is converted while others are decoded. */
const BLOCKS_AHEAD = 4;

/** Glass is bright. A darker background colour is the black of what was never scanned, which must not pass for tissue. */
const MIN_GLASS_CHANNEL = 200;

/** Opens the slide and reads its facts. */
export async function createOpenslideReader(source: SlideSource): Promise<SlideReader> {
  const handle = await openHandle(source);
  try {
    const profile = await readIccProfile(source, handle);
    return readerOf(source, createHandleSlot(source, handle), describeSlide(source.library, handle.pointer), profile);
  } catch (error) {
    await handle.retire();
    throw error;
  }
}

/** Read at once: it is small, and a later error of any read would end the handle. */
async function readIccProfile(
  { library, call }: SlideSource,
  { pointer }: SlideHandle,
): Promise<Uint8Array | undefined> {
  const size = library.bindings.getIccProfileSize(pointer);
  if (size <= 0 || size > MAX_ICC_BYTES) return undefined;
  const profile = new Uint8Array(size);
  await call(library.bindings.readIccProfile, [pointer, profile]);
  return profile;
}

function readerOf(
  source: SlideSource,
  slot: HandleSlot,
  { facts, details, levels }: SlideDescription,
  profile: Uint8Array | undefined,
): SlideReader {
  const glass = glassColour(details.background);
  return createSlideReader({
    facts,
    details,
    levels,
    associated: associatedImages(source, details.associatedImages),
    read: (level, region, signal) =>
      readRegion((block) => readBlock(slot, level, region.level, block), level, region, glass, signal),
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
  read: (block: Block) => Promise<ArgbImage>,
  { level }: OpenslideLevel,
  region: LevelRegion,
  glass: Rgb,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  throwIfAborted(signal);
  checkRegion(region);
  const image = whiteImage(region.widthPx, region.heightPx);
  await forEachLimited(blocksUnder(level, region), BLOCKS_AHEAD, async (block) => {
    throwIfAborted(signal);
    const reading = read(block);
    const pixels = await (signal === undefined ? reading : orAborted(reading, signal));
    paintArgb(pixels, glass, image, block.x - region.x, block.y - region.y);
  });
  // Pixels of an aborted call are nobody's.
  throwIfAborted(signal);
  return image;
}

/**
 * OpenSlide takes positions in whole level-0 pixels. Where a level's scale is no whole number, it therefore reads up to
 * half a level-0 pixel beside the place.
 */
function readBlock(slot: HandleSlot, { addressing }: OpenslideLevel, level: number, block: Block): Promise<ArgbImage> {
  const { x, y, widthPx, heightPx } = block;
  return slot.read({
    level,
    level0X: Math.round(x * addressing),
    level0Y: Math.round(y * addressing),
    widthPx,
    heightPx,
  });
}

/** The part of the region that lies within the level, on a fixed grid, so that regions side by side share no tile twice. */
function* blocksUnder(
  level: { readonly widthPx: number; readonly heightPx: number },
  region: Block,
): Generator<Block, void, undefined> {
  const left = Math.max(0, region.x);
  const top = Math.max(0, region.y);
  const right = Math.min(level.widthPx, region.x + region.widthPx);
  const bottom = Math.min(level.heightPx, region.y + region.heightPx);
  for (let y = top; y < bottom; y = nextEdge(y)) {
    const heightPx = Math.min(nextEdge(y), bottom) - y;
    for (let x = left; x < right; x = nextEdge(x)) {
      yield { x, y, widthPx: Math.min(nextEdge(x), right) - x, heightPx };
    }
  }
}

function nextEdge(at: number): number {
  return (Math.floor(at / BLOCK_SIDE_PX) + 1) * BLOCK_SIDE_PX;
}
