import { inferShapes } from './infer-shapes.js';
import type { NetworkSpec, PlaneSize } from './network-spec.js';
import { sizeOf, weightShapes } from './weight-shapes.js';

const FLOAT_BYTES = 4;
/** Node, TensorFlow and its own pools before the first patch; as the two numbers below fitted to measured peaks. */
const PROGRAM_BYTES = 500 * 2 ** 20;
/** Each node's value is kept for the way back; its gradient and a kernel's workspace stand beside it for a while. */
const COPIES_OF_VALUES = 2.5;
/**
 * Weights, two moments, two averages and the gradient, each whole and cut into a network's parts, the update's own
 * intermediate values, kernels in the layout that convolutions want, and what checkpoints and the export copy.
 */
const COPIES_OF_WEIGHTS = 42;

export interface TrainingMemory {
  /** For each patch of a batch. */
  readonly bytesPerPatch: number;
  /** Whatever the batch. */
  readonly fixedBytes: number;
}

/**
 * About what a process takes at most that trains `spec` on patches of this size on TensorFlow's CPU kernels; patches
 * that are kept in memory between epochs come on top. Measured peaks are 0.8 to 1.05 of it.
 */
export function estimateTrainingMemory(spec: NetworkSpec, patch: PlaneSize): TrainingMemory {
  let values = 0;
  for (const { height, width, channels } of inferShapes(spec, patch).values()) values += height * width * channels;
  const weights = weightShapes(spec).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return {
    bytesPerPatch: values * FLOAT_BYTES * COPIES_OF_VALUES,
    fixedBytes: PROGRAM_BYTES + weights * FLOAT_BYTES * COPIES_OF_WEIGHTS,
  };
}
