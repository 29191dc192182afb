import { nearestFinerLevel } from '../domain/geometry/finest-level.js';
import type { Level0Rectangle } from '../domain/geometry/level0-rectangle.js';
import type { SlideLevel } from '../domain/slides/slide.js';
import { RESIZE_MARGIN_PX } from '../image/resize.js';

/** A piece is at most this wide and high in level and in output pixels: 12 MiB, however large the slide. */
export const MAX_PIECE_SIDE_PX = 2048;

/** From here on output pixels are exact means: maps and thumbnails want them, and a kernel would reach far around. */
export const MEANS_FROM_RATIO = 4;

/** The wanted rectangle in pixels of the level that is read. */
export interface Scaling {
  readonly level: number;
  readonly x: Axis;
  readonly y: Axis;
}

export interface Axis {
  /** Where the output starts, in level pixels; a fraction as a rule. */
  readonly origin: number;
  /** Level pixels per output pixel. */
  readonly ratio: number;
}

/** A part of the output, in output pixels. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Takes the nearest finer level and puts the rectangle into its pixels. */
export function chooseScaling(
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

/**
 * Pieces of bounded size in the output and in the level, row by row, without those that no pixel of the level reaches:
 * they stay white. So there are as many as the slide has pixels for, however far the rectangle reaches beyond it.
 */
export function* cutIntoPieces(
  { x, y }: Scaling,
  size: { readonly widthPx: number; readonly heightPx: number },
  level: { readonly widthPx: number; readonly heightPx: number },
): Generator<Piece, void, undefined> {
  const columns = cutAxis(x, size.widthPx, level.widthPx);
  for (const row of cutAxis(y, size.heightPx, level.heightPx)) {
    for (const column of columns) yield { x: column.start, y: row.start, widthPx: column.length, heightPx: row.length };
  }
}

/** The runs of output pixels that `levelPx` level pixels reach. */
function cutAxis(
  { origin, ratio }: Axis,
  outputPx: number,
  levelPx: number,
): readonly { readonly start: number; readonly length: number }[] {
  const side = Math.max(1, Math.floor(MAX_PIECE_SIDE_PX / Math.max(1, ratio)));
  // Resampling looks at most this far around, in level pixels.
  const reach = RESIZE_MARGIN_PX * Math.min(MEANS_FROM_RATIO, Math.max(1, ratio));
  const first = Math.max(0, Math.floor((-reach - origin) / ratio / side));
  const end = Math.min(outputPx, (levelPx + reach - origin) / ratio);
  const runs: { start: number; length: number }[] = [];
  for (let start = first * side; start < end; start += side) {
    runs.push({ start, length: Math.min(side, outputPx - start) });
  }
  return runs;
}
