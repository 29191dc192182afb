import { inferShapes } from './infer-shapes.js';
import type { NetworkSpec, PlaneSize } from './network-spec.js';
import { sizeOf, weightShapes } from './weight-shapes.js';

const FLOAT_BYTES = 4;
/** Each node's value is kept for the way back; its gradient and a kernel's workspace stand beside it for a while. */
const COPIES_OF_VALUES = 3;
/** Weights, two moments, two averages, gradient, and the update's own intermediate values. */
const COPIES_OF_WEIGHTS = 12;

export interface TrainingMemory {
  /** For each patch of a batch. */
  readonly bytesPerPatch: number;
  /** Whatever the batch. */
  readonly fixedBytes: number;
}

/** About what training `spec` on patches of this size takes beside the program itself. */
export function estimateTrainingMemory(spec: NetworkSpec, patch: PlaneSize): TrainingMemory {
  let values = 0;
  for (const { height, width, channels } of inferShapes(spec, patch).values()) values += height * width * channels;
  const weights = weightShapes(spec).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return {
    bytesPerPatch: values * FLOAT_BYTES * COPIES_OF_VALUES,
    fixedBytes: weights * FLOAT_BYTES * COPIES_OF_WEIGHTS,
  };
}
