import { AppError } from '../errors/app-error.js';
import { percentileOf } from '../metrics/percentile-of.js';
import type { ValueRange } from './affine.js';

/**
 * The range that holds the extremes of `percentile` per cent of the patches at either end; 100 holds all. What lies
 * outside is cut to it. Throws INTERNAL without patches.
 */
export function rangeOfExtremes(
  { lows, highs }: { readonly lows: readonly number[]; readonly highs: readonly number[] },
  percentile: number,
): ValueRange {
  if (lows.length === 0 || highs.length === 0) throw new AppError('INTERNAL', 'a range needs a patch');
  return {
    low: percentileOf(Float64Array.from(lows).sort(), 100 - percentile),
    high: percentileOf(Float64Array.from(highs).sort(), percentile),
  };
}
