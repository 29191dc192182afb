// The ranges of an int8 version: tensors `<node>/range` of two values beside its weights, so that one digest names
// both.
import { AppError } from '../domain/errors/app-error.js';
import type { ValueRange } from '../domain/quantisation/affine.js';
import type { NamedTensor } from './safetensors.js';

const SUFFIX = '/range';

export interface RangedTensors {
  readonly weights: ReadonlyMap<string, NamedTensor>;
  /** By node. */
  readonly ranges: ReadonlyMap<string, ValueRange>;
}

/** Throws MODEL_INVALID for a range that is none. */
export function takeRanges(tensors: ReadonlyMap<string, NamedTensor>): RangedTensors {
  const weights = new Map<string, NamedTensor>();
  const ranges = new Map<string, ValueRange>();
  for (const [name, tensor] of tensors) {
    if (name.endsWith(SUFFIX)) ranges.set(name.slice(0, -SUFFIX.length), readRange(name, tensor));
    else weights.set(name, tensor);
  }
  return { weights, ranges };
}

export function putRanges(
  weights: ReadonlyMap<string, NamedTensor>,
  ranges: ReadonlyMap<string, ValueRange>,
): ReadonlyMap<string, NamedTensor> {
  const tensors = new Map(weights);
  for (const [name, { low, high }] of ranges) {
    tensors.set(`${name}${SUFFIX}`, { shape: [2], data: Float32Array.of(low, high) });
  }
  return tensors;
}

function readRange(name: string, { shape, data }: NamedTensor): ValueRange {
  const [low = NaN, high = NaN] = data;
  if (shape.join() === '2' && Number.isFinite(high - low) && low <= high) return { low, high };
  throw new AppError('MODEL_INVALID', `${name} is no range from a low to a high value`);
}
