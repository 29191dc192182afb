import type { RgbImage } from '../image.js';
import { greyOf } from '../tissue/grey.js';

/** Long enough to leave a nucleus's edge, short enough to stay within it. */
const FAR_PX = 4;
/** Mean squared grey difference at FAR_PX: noise and JPEG alone reach some 15, the palest sharp tissue has 300. */
const MIN_STRUCTURE = 30;

/**
 * How much of a field's structure is fine: the mean squared grey difference of pixels 1 px apart over that of pixels
 * 4 px apart. Contrast cancels out, so that pale and dark stains compare; 1/16 is a slope, 1 is noise. What has no
 * structure at all has sharpness 0: tissue that shows none is out of focus. Meant for fields at QUALITY_MPP.
 */
export function sharpnessOf(field: RgbImage): number {
  const grey = greyOf(field);
  const { widthPx, heightPx } = field;
  let near = 0;
  let far = 0;
  for (let y = 0; y < heightPx - FAR_PX; y += 1) {
    const row = y * widthPx;
    for (let at = row; at < row + widthPx - FAR_PX; at += 1) {
      const value = grey[at]!;
      near += (grey[at + 1]! - value) ** 2 + (grey[at + widthPx]! - value) ** 2;
      far += (grey[at + FAR_PX]! - value) ** 2 + (grey[at + FAR_PX * widthPx]! - value) ** 2;
    }
  }
  const pairs = 2 * Math.max(1, (widthPx - FAR_PX) * (heightPx - FAR_PX));
  return far / pairs < MIN_STRUCTURE ? 0 : near / far;
}
