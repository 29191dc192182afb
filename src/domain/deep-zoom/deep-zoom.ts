// DeepZoom: a slide as a pyramid of small tiles whose sizes halve, down to one pixel, as viewers ask for them.

/** 254 and 1: with its overlap an inner tile is 256 px wide, as OpenSlide's own DeepZoom has it. */
export const DEEP_ZOOM = { tileSizePx: 254, overlapPx: 1 } as const;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface DeepZoomPlace {
  /** From 0, one pixel, to the finest, which is level 0 of the slide. */
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

export interface DeepZoomTile extends Size {
  /** What the tile shows, in whole level-0 pixels; within the slide. */
  readonly level0X: number;
  readonly level0Y: number;
  readonly level0WidthPx: number;
  readonly level0HeightPx: number;
}

/** Levels that halve from the slide's size to one pixel: ⌈log2(longer side)⌉ + 1. */
export function deepZoomLevelCount({ widthPx, heightPx }: Size): number {
  let count = 1;
  for (let side = Math.max(widthPx, heightPx); side > 1; side = Math.ceil(side / 2)) count += 1;
  return count;
}

/**
 * The tile at a place; undefined where there is none.
 *
 * A pixel of a level covers `scale` × `scale` pixels of level 0. Of the last column and row, which rounding up may have
 * made wider than what is left of the slide, a tile shows what is left: viewers draw it up to the slide's edge, so that
 * all of it lies in place.
 */
export function deepZoomTile(slide: Size, { level, column, row }: DeepZoomPlace): DeepZoomTile | undefined {
  const levels = deepZoomLevelCount(slide);
  if (!Number.isInteger(level) || level < 0 || level >= levels) return undefined;
  const scale = 2 ** (levels - 1 - level);
  const x = alongAxis(slide.widthPx, scale, column);
  const y = alongAxis(slide.heightPx, scale, row);
  if (x === undefined || y === undefined) return undefined;
  return {
    widthPx: x.sizePx,
    heightPx: y.sizePx,
    level0X: x.level0Start,
    level0Y: y.level0Start,
    level0WidthPx: x.level0End - x.level0Start,
    level0HeightPx: y.level0End - y.level0Start,
  };
}

interface Span {
  readonly sizePx: number;
  readonly level0Start: number;
  readonly level0End: number;
}

function alongAxis(slidePx: number, scale: number, index: number): Span | undefined {
  const { tileSizePx, overlapPx } = DEEP_ZOOM;
  const levelPx = Math.ceil(slidePx / scale);
  if (!Number.isInteger(index) || index < 0 || index * tileSizePx >= levelPx) return undefined;
  const start = Math.max(0, index * tileSizePx - overlapPx);
  const end = Math.min(levelPx, (index + 1) * tileSizePx + overlapPx);
  return { sizePx: end - start, level0Start: start * scale, level0End: Math.min(end * scale, slidePx) };
}
