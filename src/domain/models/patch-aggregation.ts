import { AppError } from '../errors/app-error.js';
import { selectRank } from './select-rank.js';

/** How a patch's centre window of tumour probabilities becomes one score. */
export type PatchAggregation =
  | { readonly kind: 'max' }
  /** Linear between the nearest ranks; 0…100. */
  | { readonly kind: 'percentile'; readonly percentile: number }
  /** Mean of the k largest values; k at or above the window's size is the mean. */
  | { readonly kind: 'meanTopK'; readonly k: number };

/**
 * Score 0…1 of one patch from the probabilities of its centre window, in any order. A float32 sigmoid or softmax may
 * end a last digit above 1; the score does not.
 */
export function aggregatePatch(probabilities: ArrayLike<number>, aggregation: PatchAggregation): number {
  if (probabilities.length === 0) throw new AppError('INTERNAL', 'a centre window has no pixel');
  return Math.min(1, valueOf(probabilities, aggregation));
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

function valueOf(probabilities: ArrayLike<number>, aggregation: PatchAggregation): number {
  switch (aggregation.kind) {
    case 'max':
      return maximum(probabilities, 0);
    case 'percentile':
      return percentileOf(new Float64Array(probabilities), aggregation.percentile);
    case 'meanTopK':
      return meanOfLargest(new Float64Array(probabilities), aggregation.k);
  }
}

/**
 * Loops and no callbacks from here on: a patch of 256 px has 16,384 values, and a slide tens of thousands of patches.
 */
function maximum(values: ArrayLike<number>, from: number): number {
  let best = -Infinity;
  for (let index = from; index < values.length; index += 1) best = Math.max(best, values[index]!);
  return best;
}

function percentileOf(values: Float64Array, percentile: number): number {
  const rank = (percentile / 100) * (values.length - 1);
  const lower = Math.floor(rank);
  const below = selectRank(values, lower);
  if (rank === lower) return below;
  // What stands behind the rank is no smaller: the next rank is the smallest of it.
  let above = Infinity;
  for (let index = lower + 1; index < values.length; index += 1) above = Math.min(above, values[index]!);
  return below + (above - below) * (rank - lower);
}

function meanOfLargest(values: Float64Array, k: number): number {
  const first = Math.max(0, values.length - k);
  if (first > 0) selectRank(values, first);
  let sum = 0;
  for (let index = first; index < values.length; index += 1) sum += values[index]!;
  return sum / (values.length - first);
}
