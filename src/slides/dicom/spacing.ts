import type { Spacing } from '../../domain/image.js';
import { plausibleSpacing } from '../plausible-spacing.js';
import type { ImageSize } from '../level-of.js';
import { firstItem, numberOf, numbersOf, type Dataset } from './dataset/dataset.js';
import { TAG } from './dataset/tags.js';

const MICROMETRES_PER_MILLIMETRE = 1000;

/**
 * Width and height of the imaged volume are a scanner's, and then give nearly square pixels, or what a program filled
 * in (15 × 15 mm, whatever the picture). A scanner whose pixels are not square states Pixel Spacing.
 */
const MAX_VOLUME_DIFFERENCE = 0.02;

/**
 * Micrometres per pixel: Pixel Spacing of the functional groups that all frames share, else of the first frame's own,
 * else of the picture, else from the imaged volume. `firstFrame` is of the per-frame functional groups.
 */
export function spacingOf(
  dataset: Dataset,
  firstFrame: Dataset | undefined,
  { widthPx, heightPx }: ImageSize,
): Spacing | undefined {
  const shared = firstItem(firstItem(dataset, TAG.sharedGroups), TAG.pixelMeasures);
  for (const measures of [shared, firstItem(firstFrame, TAG.pixelMeasures), dataset]) {
    const spacing = pixelSpacing(measures);
    if (spacing !== undefined) return spacing;
  }
  const mppX = micrometres(numberOf(dataset, TAG.imagedVolumeWidth)) / widthPx;
  const mppY = micrometres(numberOf(dataset, TAG.imagedVolumeHeight)) / heightPx;
  return Math.abs(mppX / mppY - 1) <= MAX_VOLUME_DIFFERENCE ? plausibleSpacing(mppX, mppY) : undefined;
}

/** Between rows, that is down, comes first (PS3.3, 10.7.1.3). */
function pixelSpacing(measures: Dataset | undefined): Spacing | undefined {
  const [betweenRows, betweenColumns] = numbersOf(measures, TAG.pixelSpacing);
  return plausibleSpacing(micrometres(betweenColumns), micrometres(betweenRows));
}

/** Rounded to a millionth: 0.000499 mm are 0.499 µm, not 0.49900000000000005. */
function micrometres(millimetres: number | undefined): number {
  return millimetres === undefined ? NaN : Number((millimetres * MICROMETRES_PER_MILLIMETRE).toPrecision(12));
}
