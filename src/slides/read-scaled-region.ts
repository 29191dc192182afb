import { setImmediate } from 'node:timers/promises';
import { AppError } from '../domain/errors/app-error.js';
import { throwIfAborted } from '../domain/errors/abort-error.js';
import type { Level0Rectangle } from '../domain/geometry/level0-rectangle.js';
import { MAX_ENLARGEMENT } from '../domain/geometry/max-enlargement.js';
import type { RgbImage } from '../domain/image.js';
import { forEachLimited } from '../domain/async/for-each-limited.js';
import { blit, whiteImage } from '../image/rgb-image.js';
import { resampleExactly } from '../image/resample-exactly.js';
import type { PixelMemory, SlideReader } from '../ports/slide-reader.js';
import { readPiece } from './read-piece.js';
import { chooseScaling, cutIntoPieces, MAX_PIECE_SIDE_PX, type Scaling } from './scaling.js';

/** 192 MiB of result. */
const MAX_OUTPUT_PIXELS = 64 * 1024 * 1024;

/** Pieces under way: one is resampled while the next is decoded. */
const PIECES_AT_ONCE = 2;

/**
 * Reads a level-0 rectangle at exactly (widthPx, heightPx); what lies outside the slide is white.
 *
 * Level: the nearest finer one, so that nothing is invented; a slide that is coarser than wanted is enlarged
 * (bicubic), which gives soft pixels: no detail comes back that the scan does not have.
 * Memory: the work is cut into pieces of bounded size, each computed from absolute coordinates, so there is no drift.
 * Position: exact from 4:1 on and when enlarging. Between, libvips resamples whole level pixels, and a piece lies
 * less than half a level pixel beside its place (at odd ratios mostly under a quarter, as its margins are chosen to
 * end near whole pixels; on the pixel grid not at all).
 *
 * The result may lie in `into`; that it does is not promised.
 * Throws REGION_OUT_OF_BOUNDS for sizes that are none or too large, CANCELLED, and what the reader throws.
 */
export async function readScaledRegion(
  reader: SlideReader,
  rectangle: Level0Rectangle,
  widthPx: number,
  heightPx: number,
  signal?: AbortSignal,
  into?: PixelMemory,
): Promise<RgbImage> {
  throwIfAborted(signal);
  checkSizes(rectangle, widthPx, heightPx);
  const scaling = chooseScaling(reader.facts.levels, rectangle, widthPx, heightPx);
  if (Math.max(scaling.x.ratio, scaling.y.ratio) > MAX_PIECE_SIDE_PX) {
    return readInTwoSteps(reader, rectangle, scaling, { widthPx, heightPx }, signal);
  }
  if (Math.min(scaling.x.ratio, scaling.y.ratio) < 1 / MAX_ENLARGEMENT) {
    throw new AppError(
      'REGION_OUT_OF_BOUNDS',
      `The slide's finest level would be enlarged more than ${MAX_ENLARGEMENT} times.`,
    );
  }
  const size = { widthPx, heightPx };
  const result: { image?: RgbImage } = {};
  const level = reader.facts.levels[scaling.level] ?? reader.facts;
  await forEachLimited(cutIntoPieces(scaling, size, level), PIECES_AT_ONCE, async (piece) => {
    // A piece without a stored tile waits for nothing; without a turn of the event loop no cancel would be heard.
    await setImmediate();
    throwIfAborted(signal);
    // A patch is one piece: it need not be copied.
    const isAll = piece.widthPx === widthPx && piece.heightPx === heightPx;
    const pixels = await readPiece(reader, scaling, piece, signal, isAll ? into : undefined);
    if (isAll) result.image = pixels;
    else blit(pixels, (result.image ??= whiteImage(widthPx, heightPx, into)), piece.x, piece.y);
  });
  return result.image ?? whiteImage(widthPx, heightPx, into);
}

function checkSizes(
  { level0X, level0Y, level0WidthPx, level0HeightPx }: Level0Rectangle,
  widthPx: number,
  heightPx: number,
): void {
  const output = Number.isInteger(widthPx) && Number.isInteger(heightPx) && widthPx > 0 && heightPx > 0;
  if (!output || widthPx * heightPx > MAX_OUTPUT_PIXELS) {
    throw new AppError(
      'REGION_OUT_OF_BOUNDS',
      `A result of ${widthPx}×${heightPx} px cannot be made; at most ${MAX_OUTPUT_PIXELS} pixels can.`,
    );
  }
  const finite = [level0X, level0Y, level0WidthPx, level0HeightPx].every(Number.isFinite);
  if (!finite || level0WidthPx <= 0 || level0HeightPx <= 0) {
    throw new AppError(
      'REGION_OUT_OF_BOUNDS',
      `A rectangle of ${level0WidthPx}×${level0HeightPx} px at (${level0X}, ${level0Y}) is none.`,
    );
  }
}

/** Where one output pixel covers more than a piece may: means of means, each over the same number of pixels. */
async function readInTwoSteps(
  reader: SlideReader,
  rectangle: Level0Rectangle,
  { x, y }: Scaling,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  const stepsX = Math.ceil((2 * x.ratio) / MAX_PIECE_SIDE_PX);
  const stepsY = Math.ceil((2 * y.ratio) / MAX_PIECE_SIDE_PX);
  const finer = await readScaledRegion(reader, rectangle, widthPx * stepsX, heightPx * stepsY, signal);
  return resampleExactly(finer, { x: 0, y: 0, width: finer.widthPx, height: finer.heightPx }, widthPx, heightPx);
}
