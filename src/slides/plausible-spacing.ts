import type { Spacing } from '../domain/image.js';

/** What a microscope slide can be scanned at: from oil immersion to a macro camera. */
const MIN_MPP = 0.02;
const MAX_MPP = 100;

/** The spacing if both values can be one of a slide, else undefined. */
export function plausibleSpacing(mppX: number, mppY: number): Spacing | undefined {
  return isPlausible(mppX) && isPlausible(mppY) ? { mppX, mppY } : undefined;
}

function isPlausible(mpp: number): boolean {
  return mpp >= MIN_MPP && mpp <= MAX_MPP;
}
