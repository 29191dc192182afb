import { MAX_MPP } from '../domain/geometry/max-mpp.js';
import type { Spacing } from '../domain/image.js';

/** Of oil immersion: no microscope slide is scanned finer. */
const MIN_MPP = 0.02;

/** The spacing if both values can be one of a slide, else undefined. */
export function plausibleSpacing(mppX: number, mppY: number): Spacing | undefined {
  return isPlausible(mppX) && isPlausible(mppY) ? { mppX, mppY } : undefined;
}

function isPlausible(mpp: number): boolean {
  return mpp >= MIN_MPP && mpp <= MAX_MPP;
}
