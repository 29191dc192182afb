// The truth of a slide as a picture: what both masks and drawn regions become before patches are labelled.
import { AppError } from '../errors/app-error.js';

export const NOTHING = 0;
export const TUMOUR = 1;
/** Neither class may be learned from it. */
export const IGNORED = 2;

export interface MaskFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Level-0 pixels per mask pixel. */
  readonly level0PerPixelX: number;
  readonly level0PerPixelY: number;
}

export interface TruthMask extends MaskFrame {
  /** NOTHING, TUMOUR or IGNORED, row by row. */
  readonly data: Uint8Array;
}

/** At 1/16 of level 0 a slide of 200,000 × 300,000 pixels has 234 million; one byte each. */
export const MAX_MASK_PIXELS = 256 * 1024 * 1024;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The frame of a mask image that covers the whole slide at some scale, the same in X and Y within what rounding a side
 * up or down can do. A whole-numbered scale is taken where rounding allows one: pyramids and exports have such.
 * Throws TRAINING_DATA_INVALID with both scales when they differ: the mask is of another slide, or of a part of it.
 */
export function frameOfMask(slide: Size, mask: Size): MaskFrame {
  const x = possibleScales(slide.widthPx, mask.widthPx);
  const y = possibleScales(slide.heightPx, mask.heightPx);
  const low = Math.max(x.low, y.low);
  const high = Math.min(x.high, y.high);
  if (low >= high || high < 1) throw mismatch(slide, mask);
  const whole = Math.max(1, Math.round(slide.widthPx / mask.widthPx));
  const isWhole = whole > low && whole < high;
  return {
    widthPx: mask.widthPx,
    heightPx: mask.heightPx,
    level0PerPixelX: isWhole ? whole : slide.widthPx / mask.widthPx,
    level0PerPixelY: isWhole ? whole : slide.heightPx / mask.heightPx,
  };
}

/** Scales at which `slidePx` becomes `maskPx` when rounded down, up or to the nearest. */
function possibleScales(slidePx: number, maskPx: number): { readonly low: number; readonly high: number } {
  return { low: slidePx / (maskPx + 1), high: maskPx > 1 ? slidePx / (maskPx - 1) : Infinity };
}

function mismatch(slide: Size, mask: Size): AppError {
  const scaleX = (slide.widthPx / mask.widthPx).toFixed(3);
  const scaleY = (slide.heightPx / mask.heightPx).toFixed(3);
  return new AppError(
    'TRAINING_DATA_INVALID',
    `the mask of ${mask.widthPx}×${mask.heightPx} px does not cover its slide of ${slide.widthPx}×${slide.heightPx} px at one scale: 1/${scaleX} in X, 1/${scaleY} in Y; it is of another slide, a part of it, or offset`,
  );
}
