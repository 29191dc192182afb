import { MAX_REGION_PIXELS } from './limits.js';
import { unsupported } from './slide-error.js';
import type { ImageSize } from './level-of.js';

/** Throws SLIDE_UNSUPPORTED for a picture that cannot be held at once: those of real slides have 2 million pixels. */
export function checkAssociatedSize({ widthPx, heightPx }: ImageSize): void {
  if (widthPx > 0 && heightPx > 0 && widthPx * heightPx <= MAX_REGION_PIXELS) return;
  throw unsupported(
    `a picture beside its levels is ${widthPx}×${heightPx} px; ${MAX_REGION_PIXELS} pixels in all can be`,
  );
}
