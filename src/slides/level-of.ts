import type { SlideLevel } from '../domain/slides/slide.js';

/** Pixels on both axes. */
export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Sizes are rounded, once or at every step down, so the two axes' ratios differ a little. */
const MAX_RATIO_DIFFERENCE = 0.01;

/** Pages of a stack are as large as the image; a level is clearly smaller. */
const MIN_DOWNSAMPLE = 1.1;

/** Whether `candidate` can be a smaller version of `base`, by its size: the same shape, and smaller. */
export function hasShapeOf(base: ImageSize, candidate: ImageSize): boolean {
  const ratioX = base.widthPx / candidate.widthPx;
  const ratioY = base.heightPx / candidate.heightPx;
  const rounding = 1 / candidate.widthPx + 1 / candidate.heightPx;
  return Math.min(ratioX, ratioY) >= MIN_DOWNSAMPLE && Math.abs(ratioX / ratioY - 1) <= MAX_RATIO_DIFFERENCE + rounding;
}

/** The level of that size in a slide whose finest one is `base`. */
export function levelOf(base: ImageSize, { widthPx, heightPx }: ImageSize): SlideLevel {
  const whole = Math.round(base.widthPx / widthPx);
  const exact = isRoundedFraction(base.widthPx, widthPx, whole) && isRoundedFraction(base.heightPx, heightPx, whole);
  return {
    widthPx,
    heightPx,
    downsampleX: exact ? whole : base.widthPx / widthPx,
    downsampleY: exact ? whole : base.heightPx / heightPx,
  };
}

/** 4443 px at 1:2 are stored as 2221: the level is at 2, not at 2.00045, or positions would drift along the slide. */
function isRoundedFraction(base: number, part: number, factor: number): boolean {
  return Math.abs(part * factor - base) < factor;
}
