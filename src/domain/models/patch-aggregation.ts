import { AppError } from '../errors/app-error.js';

/** How a patch's centre window of tumour probabilities becomes one score. */
export type PatchAggregation =
  | { readonly kind: 'max' }
  /** Linear between the nearest ranks; 0…100. */
  | { readonly kind: 'percentile'; readonly percentile: number }
  /** Mean of the k largest values; k at or above the window's size is the mean. */
  | { readonly kind: 'meanTopK'; readonly k: number };

/** Score 0…1 of one patch from the probabilities of its centre window, in any order. */
export function aggregatePatch(probabilities: ArrayLike<number>, aggregation: PatchAggregation): number {
  if (probabilities.length === 0) throw new AppError('INTERNAL', 'a centre window has no pixel');
  switch (aggregation.kind) {
    case 'max':
      return maximum(Float64Array.from(probabilities));
    case 'percentile':
      return percentileOf(Float64Array.from(probabilities).sort(), aggregation.percentile);
    case 'meanTopK':
      return meanOfLargest(Float64Array.from(probabilities).sort(), aggregation.k);
  }
}

/** Reads an aggregation as a manifest writes it; throws MODEL_INVALID. */
export function parsePatchAggregation(value: unknown): PatchAggregation {
  const fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const { kind, percentile, k } = fields;
  if (kind === 'max') return { kind };
  if (kind === 'percentile' && typeof percentile === 'number' && percentile >= 0 && percentile <= 100)
    return { kind, percentile };
  if (kind === 'meanTopK' && typeof k === 'number' && Number.isInteger(k) && k >= 1) return { kind, k };
  throw new AppError('MODEL_INVALID', `not a patch aggregation: ${JSON.stringify(value)}`);
}

function maximum(values: Float64Array): number {
  return values.reduce((best, value) => Math.max(best, value), -Infinity);
}

function percentileOf(ascending: Float64Array, percentile: number): number {
  const rank = (percentile / 100) * (ascending.length - 1);
  const below = ascending[Math.floor(rank)] ?? 0;
  const above = ascending[Math.ceil(rank)] ?? below;
  return below + (above - below) * (rank - Math.floor(rank));
}

function meanOfLargest(ascending: Float64Array, k: number): number {
  const largest = ascending.subarray(Math.max(0, ascending.length - k));
  return largest.reduce((sum, value) => sum + value, 0) / largest.length;
}
