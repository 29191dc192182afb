import { AppError } from '../domain/errors/app-error.js';
import type { LevelRegion } from '../ports/slide-reader.js';
import { MAX_REGION_PIXELS } from './limits.js';

/** Throws REGION_OUT_OF_BOUNDS for a region that is none or too large. Where it lies does not matter. */
export function checkRegion({ x, y, widthPx, heightPx }: Omit<LevelRegion, 'level'>): void {
  const whole = [x, y, widthPx, heightPx].every(Number.isSafeInteger) && widthPx > 0 && heightPx > 0;
  if (whole && widthPx * heightPx <= MAX_REGION_PIXELS) return;
  throw new AppError(
    'REGION_OUT_OF_BOUNDS',
    `A region of ${widthPx}×${heightPx} px at (${x}, ${y}) cannot be read: whole pixels, at most ${MAX_REGION_PIXELS} in all.`,
  );
}
