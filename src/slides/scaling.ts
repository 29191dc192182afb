import { nearestFinerLevel } from '../domain/geometry/finest-level.js';
import type { Level0Rectangle } from '../domain/geometry/level0-rectangle.js';
import type { SlideLevel } from '../domain/slides/slide.js';

/** A piece is at most this wide and high in level and in output pixels: 12 MiB, however large the slide. */
export const MAX_PIECE_SIDE_PX = 2048;

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

/** Pieces of bounded size in the output and in the level, row by row. */
export function* cutIntoPieces(
  { x, y }: Scaling,
  widthPx: number,
  heightPx: number,
): Generator<Piece, void, undefined> {
  const sideX = Math.max(1, Math.floor(MAX_PIECE_SIDE_PX / Math.max(1, x.ratio)));
  const sideY = Math.max(1, Math.floor(MAX_PIECE_SIDE_PX / Math.max(1, y.ratio)));
  for (let top = 0; top < heightPx; top += sideY) {
    for (let left = 0; left < widthPx; left += sideX) {
      yield { x: left, y: top, widthPx: Math.min(sideX, widthPx - left), heightPx: Math.min(sideY, heightPx - top) };
    }
  }
}
