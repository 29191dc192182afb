import { AppError } from '../domain/errors/app-error.js';
import { throwIfAborted } from '../domain/errors/abort-error.js';
import { nearestFinerLevel } from '../domain/geometry/finest-level.js';
import type { Level0Rectangle } from '../domain/geometry/level0-rectangle.js';
import type { RgbImage } from '../domain/image.js';
import type { SlideLevel } from '../domain/slides/slide.js';
import { forEachLimited } from '../image/for-each-limited.js';
import { RESIZE_MARGIN_PX, resize } from '../image/resize.js';
import { blit, cropImage, whiteImage } from '../image/rgb-image.js';
import { shrinkArea } from '../image/shrink-area.js';
import type { SlideReader } from '../ports/slide-reader.js';

/** 192 MiB of result. */
const MAX_OUTPUT_PIXELS = 64 * 1024 * 1024;

/** A piece is at most this wide and high in level and in output pixels: 12 MiB, however large the slide. */
const MAX_PIECE_SIDE_PX = 2048;

/** Pieces under way: one is resampled while the next is decoded. */
const PIECES_AT_ONCE = 2;

/** From here on output pixels are exact means: maps and thumbnails want them, and a kernel would reach far around. */
const MEANS_FROM_RATIO = 4;

/** The wanted rectangle in pixels of the level that is read. */
interface Scaling {
  readonly level: number;
  readonly x: Axis;
  readonly y: Axis;
}

interface Axis {
  /** Where the output starts, in level pixels; a fraction as a rule. */
  readonly origin: number;
  /** Level pixels per output pixel. */
  readonly ratio: number;
}

interface Piece {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Reads a level-0 rectangle at exactly (widthPx, heightPx); what lies outside the slide is white.
 *
 * Level: the nearest finer one, so that nothing is invented; a slide that is coarser than wanted is enlarged
 * (bicubic), which gives soft pixels: no detail comes back that the scan does not have.
 * Memory: the work is cut into pieces of bounded size, each computed from absolute coordinates, so there is no drift.
 * Position: exact from 4:1 on; below, libvips resamples whole pixels, and each piece is off by less than half a
 * level pixel (mostly under a tenth: its margins are chosen to end near whole pixels).
 *
 * Throws REGION_OUT_OF_BOUNDS for sizes that are none or too large, CANCELLED, and what the reader throws.
 */
export async function readScaledRegion(
  reader: SlideReader,
  rectangle: Level0Rectangle,
  widthPx: number,
  heightPx: number,
  signal?: AbortSignal,
): Promise<RgbImage> {
  throwIfAborted(signal);
  checkSizes(rectangle, widthPx, heightPx);
  const scaling = chooseScaling(reader.facts.levels, rectangle, widthPx, heightPx);
  if (Math.max(scaling.x.ratio, scaling.y.ratio) > MAX_PIECE_SIDE_PX) {
    return readInTwoSteps(reader, rectangle, scaling, { widthPx, heightPx }, signal);
  }
  const image = whiteImage(widthPx, heightPx);
  await forEachLimited(cutIntoPieces(scaling, widthPx, heightPx), PIECES_AT_ONCE, async (piece) => {
    throwIfAborted(signal);
    blit(await readPiece(reader, scaling, piece, signal), image, piece.x, piece.y);
  });
  return image;
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

function chooseScaling(
  levels: readonly SlideLevel[],
  rectangle: Level0Rectangle,
  widthPx: number,
  heightPx: number,
): Scaling {
  const perOutputX = rectangle.level0WidthPx / widthPx;
  const perOutputY = rectangle.level0HeightPx / heightPx;
  const level = nearestFinerLevel(levels, perOutputX, perOutputY);
  const { downsampleX = 1, downsampleY = 1 } = levels[level] ?? {};
  return {
    level,
    x: { origin: rectangle.level0X / downsampleX, ratio: perOutputX / downsampleX },
    y: { origin: rectangle.level0Y / downsampleY, ratio: perOutputY / downsampleY },
  };
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
  return shrinkArea(finer, { x: 0, y: 0, width: finer.widthPx, height: finer.heightPx }, widthPx, heightPx);
}

function* cutIntoPieces({ x, y }: Scaling, widthPx: number, heightPx: number): Generator<Piece, void, undefined> {
  const sideX = Math.max(1, Math.floor(MAX_PIECE_SIDE_PX / Math.max(1, x.ratio)));
  const sideY = Math.max(1, Math.floor(MAX_PIECE_SIDE_PX / Math.max(1, y.ratio)));
  for (let top = 0; top < heightPx; top += sideY) {
    for (let left = 0; left < widthPx; left += sideX) {
      yield { x: left, y: top, widthPx: Math.min(sideX, widthPx - left), heightPx: Math.min(sideY, heightPx - top) };
    }
  }
}

function readPiece(
  reader: SlideReader,
  scaling: Scaling,
  piece: Piece,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  const { x, y } = scaling;
  if (isCopy(x) && isCopy(y)) return readCopy(reader, scaling, piece, signal);
  const means = Math.min(x.ratio, y.ratio) >= 1 && Math.max(x.ratio, y.ratio) >= MEANS_FROM_RATIO;
  return means ? readMeans(reader, scaling, piece, signal) : readResized(reader, scaling, piece, signal);
}

/** The level's own pixels. */
function isCopy({ origin, ratio }: Axis): boolean {
  return ratio === 1 && Number.isInteger(origin);
}

function readCopy(
  reader: SlideReader,
  { level, x, y }: Scaling,
  piece: Piece,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  const { widthPx, heightPx } = piece;
  return reader.readRegion({ level, x: x.origin + piece.x, y: y.origin + piece.y, widthPx, heightPx }, signal);
}

async function readMeans(
  reader: SlideReader,
  { level, x, y }: Scaling,
  piece: Piece,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  const spanX = wholeSpan(x, piece.x, piece.widthPx);
  const spanY = wholeSpan(y, piece.y, piece.heightPx);
  const source = await reader.readRegion(
    { level, x: spanX.start, y: spanY.start, widthPx: spanX.end - spanX.start, heightPx: spanY.end - spanY.start },
    signal,
  );
  const window = {
    x: x.origin + piece.x * x.ratio - spanX.start,
    y: y.origin + piece.y * y.ratio - spanY.start,
    width: piece.widthPx * x.ratio,
    height: piece.heightPx * y.ratio,
  };
  return shrinkArea(source, window, piece.widthPx, piece.heightPx);
}

function wholeSpan(
  { origin, ratio }: Axis,
  from: number,
  size: number,
): { readonly start: number; readonly end: number } {
  const start = origin + from * ratio;
  return { start: Math.floor(start), end: Math.ceil(start + size * ratio) };
}

async function readResized(
  reader: SlideReader,
  { level, x, y }: Scaling,
  piece: Piece,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  const spanX = spanWithMargins(x, piece.x, piece.widthPx);
  const spanY = spanWithMargins(y, piece.y, piece.heightPx);
  const source = await reader.readRegion(
    { level, x: spanX.start, y: spanY.start, widthPx: spanX.end - spanX.start, heightPx: spanY.end - spanY.start },
    signal,
  );
  const resized = await resize(source, spanX.outputPx, spanY.outputPx);
  return cropImage(resized, spanX.marginPx, spanY.marginPx, piece.widthPx, piece.heightPx);
}

interface MarginedSpan {
  /** Whole level pixels. */
  readonly start: number;
  readonly end: number;
  readonly outputPx: number;
  /** Output pixels before the piece. */
  readonly marginPx: number;
}

/** Margins tried on either side beyond the needed one: the more, the nearer to a whole pixel one of them ends. */
const MARGINS_TRIED = 8;
/** Bicubic enlarging looks two level pixels around. */
const LEVEL_MARGIN_PX = 3;

/** Whole level pixels around the piece, with margins so that neither the kernel nor rounding shows at its edge. */
function spanWithMargins({ origin, ratio }: Axis, from: number, size: number): MarginedSpan {
  const start = origin + from * ratio;
  const end = start + size * ratio;
  const least = Math.max(RESIZE_MARGIN_PX, Math.ceil(LEVEL_MARGIN_PX / ratio));
  const before = nearestToWhole(least, (margin) => start - margin * ratio);
  const after = nearestToWhole(least, (margin) => end + margin * ratio);
  return {
    start: Math.round(start - before * ratio),
    end: Math.round(end + after * ratio),
    outputPx: before + size + after,
    marginPx: before,
  };
}

function nearestToWhole(least: number, edge: (margin: number) => number): number {
  const distance = (margin: number): number => Math.abs(edge(margin) - Math.round(edge(margin)));
  let best = least;
  for (let margin = least + 1; margin < least + MARGINS_TRIED; margin += 1) {
    // Smaller margins win unless another is clearly nearer.
    if (distance(margin) < distance(best) - 0.01) best = margin;
  }
  return best;
}
