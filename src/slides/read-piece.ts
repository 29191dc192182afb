import { createBufferPool } from '../domain/collections/buffer-pool.js';
import type { RgbImage } from '../domain/image.js';
import { RESIZE_MARGIN_PX, resize } from '../image/resize.js';
import { cropImage, whiteImage } from '../image/rgb-image.js';
import { resampleExactly } from '../image/resample-exactly.js';
import type { LevelRegion, PixelMemory, SlideReader } from '../ports/slide-reader.js';
import { MEANS_FROM_RATIO, type Axis, type Piece, type Scaling } from './scaling.js';

/** Enlarging looks this many level pixels around. */
const ENLARGING_MARGIN_PX = 2;

/** Level pixels that a copy may be off: a hundredth of what resampling may. */
const COPY_TOLERANCE_PX = 0.005;

/** Margins tried on either side beyond the needed one: the more, the nearer to a whole pixel one of them ends. */
const MARGINS_TRIED = 8;

/** Pixels that are about to be resampled: two blocks of a prediction with their margins, for all slides. */
const sources = createBufferPool({ maxIdleBytes: 8 * 1024 * 1024, allocate: (bytes) => new ArrayBuffer(bytes) });

/** Reads one piece of the output from the level that `scaling` names. */
export function readPiece(
  reader: SlideReader,
  scaling: Scaling,
  piece: Piece,
  signal: AbortSignal | undefined,
  into?: PixelMemory,
): Promise<RgbImage> {
  const { x, y } = scaling;
  if (isCopy(x, piece.x, piece.widthPx) && isCopy(y, piece.y, piece.heightPx))
    return readCopy(reader, scaling, piece, signal, into);
  const byLibvips = [x.ratio, y.ratio].every((ratio) => ratio >= 1 && ratio < MEANS_FROM_RATIO);
  return byLibvips ? readResized(reader, scaling, piece, signal, into) : readExactly(reader, scaling, piece, signal);
}

/** Whether the piece is the level's own pixels; spacings like 0.972 / 0.486 leave rounding in the last digits. */
function isCopy({ origin, ratio }: Axis, from: number, size: number): boolean {
  const start = origin + from * ratio;
  const drift = Math.abs(ratio - 1) * size;
  return drift < COPY_TOLERANCE_PX && Math.abs(start - Math.round(start)) < COPY_TOLERANCE_PX;
}

function readCopy(
  reader: SlideReader,
  { level, x, y }: Scaling,
  piece: Piece,
  signal: AbortSignal | undefined,
  into: PixelMemory | undefined,
): Promise<RgbImage> {
  const left = Math.round(x.origin + piece.x * x.ratio);
  const top = Math.round(y.origin + piece.y * y.ratio);
  return reader.readRegion({ level, x: left, y: top, widthPx: piece.widthPx, heightPx: piece.heightPx }, signal, into);
}

async function readExactly(
  reader: SlideReader,
  { level, x, y }: Scaling,
  piece: Piece,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  const spanX = wholeSpan(x, piece.x, piece.widthPx);
  const spanY = wholeSpan(y, piece.y, piece.heightPx);
  const region = regionOf(level, spanX, spanY);
  // Means of white are white; only readers whose glass is white tell.
  if ((await reader.isEmpty?.(region)) === true) return whiteImage(piece.widthPx, piece.heightPx);
  const source = await reader.readRegion(region, signal);
  const window = {
    x: x.origin + piece.x * x.ratio - spanX.start,
    y: y.origin + piece.y * y.ratio - spanY.start,
    width: piece.widthPx * x.ratio,
    height: piece.heightPx * y.ratio,
  };
  return resampleExactly(source, window, piece.widthPx, piece.heightPx);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function regionOf(level: number, x: Span, y: Span): LevelRegion {
  return { level, x: x.start, y: y.start, widthPx: x.end - x.start, heightPx: y.end - y.start };
}

function wholeSpan({ origin, ratio }: Axis, from: number, size: number): Span {
  const margin = ratio < 1 ? ENLARGING_MARGIN_PX : 0;
  const start = origin + from * ratio;
  return { start: Math.floor(start) - margin, end: Math.ceil(start + size * ratio) + margin };
}

async function readResized(
  reader: SlideReader,
  { level, x, y }: Scaling,
  piece: Piece,
  signal: AbortSignal | undefined,
  into: PixelMemory | undefined,
): Promise<RgbImage> {
  const spanX = spanWithMargins(x, piece.x, piece.widthPx);
  const spanY = spanWithMargins(y, piece.y, piece.heightPx);
  const region = regionOf(level, spanX, spanY);
  if ((await reader.isEmpty?.(region)) === true) return whiteImage(piece.widthPx, piece.heightPx, into);
  const memory = sources.take(region.widthPx * region.heightPx * 3);
  const source = await reader.readRegion(region, signal, memory);
  const resized = await resize(source, spanX.outputPx, spanY.outputPx);
  const result = cropImage(resized, spanX.marginPx, spanY.marginPx, piece.widthPx, piece.heightPx, into);
  // Not after a failure, when the resizing may still read it.
  sources.giveBack(memory);
  return result;
}

interface MarginedSpan {
  /** Whole level pixels. */
  readonly start: number;
  readonly end: number;
  readonly outputPx: number;
  /** Output pixels before the piece. */
  readonly marginPx: number;
}

/** Whole level pixels around the piece, with margins so that neither the kernel nor rounding shows at its edge. */
function spanWithMargins({ origin, ratio }: Axis, from: number, size: number): MarginedSpan {
  const start = origin + from * ratio;
  const end = start + size * ratio;
  const before = nearestToWhole((margin) => start - margin * ratio);
  const after = nearestToWhole((margin) => end + margin * ratio);
  return {
    start: Math.round(start - before * ratio),
    end: Math.round(end + after * ratio),
    outputPx: before + size + after,
    marginPx: before,
  };
}

function nearestToWhole(edge: (margin: number) => number): number {
  const distance = (margin: number): number => Math.abs(edge(margin) - Math.round(edge(margin)));
  let best = RESIZE_MARGIN_PX;
  for (let margin = best + 1; margin < RESIZE_MARGIN_PX + MARGINS_TRIED; margin += 1) {
    // Smaller margins win unless another is clearly nearer.
    if (distance(margin) < distance(best) - 0.01) best = margin;
  }
  return best;
}
