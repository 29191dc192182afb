import type { OptimizerKind } from '../domain/training/hyperparameters.js';
import type { TensorOps } from '../tfjs/tensor-ops.js';
import type { Scalar, Tensor1D, Tf } from '../tfjs/tf-namespace.js';

export interface OptimizerOptions {
  readonly optimizer: OptimizerKind;
  /** AdamW: on the weights, times the learning rate. Adam and SGD: added to the gradient. */
  readonly weightDecay: number;
  /** Largest global gradient norm; larger gradients are scaled down to it. Infinity never clips. */
  readonly clipNorm: number;
  /** SGD's. */
  readonly momentum: number;
}

/** Flat vectors of equal length. SGD keeps its velocity in `firstMoment` and leaves `secondMoment` alone. */
export interface OptimizerState {
  readonly trained: Tensor1D;
  readonly firstMoment: Tensor1D;
  readonly secondMoment: Tensor1D;
}

/** Tensors, so that one graph does for all steps. */
export interface OptimizerStep {
  /** This step's number from 1, for the bias correction. */
  readonly count: Scalar;
  readonly learningRate: Scalar;
}

const BETA_1 = 0.9;
/** AdamW's is below the usual: runs here are thousands of steps, and early gradients should be forgotten. */
const BETA_2 = { adamw: 0.99, adam: 0.999 } as const;
const EPSILON = 1e-7;

/**
 * One update. `decay` is the weight decay of each value, ignored where `options.weightDecay` is 0. Not tidied; shares
 * no tensor with `state`. The vectors are far larger than the caches: each operation on them counts, so that factors
 * are joined while they are scalars.
 */
export function optimizerStep(
  ops: TensorOps,
  state: OptimizerState,
  gradient: Tensor1D,
  decay: Tensor1D,
  step: OptimizerStep,
  options: OptimizerOptions,
): OptimizerState {
  const { tf } = ops;
  const decays = options.weightDecay !== 0;
  const clipped: Scaled = { vector: gradient, factor: clipFactor(ops, gradient, options.clipNorm) };
  const decayed = (vector: Tensor1D): Tensor1D => (decays ? tf.add(vector, tf.mul(state.trained, decay)) : vector);
  const withDecay = (): Scaled => (decays ? { vector: decayed(times(tf, clipped, 1)), factor: 1 } : clipped);
  switch (options.optimizer) {
    case 'adamw': {
      const { direction, ...moments } = adam(tf, state, clipped, step, BETA_2.adamw);
      return { ...moments, trained: moved(tf, state.trained, decayed(direction), step) };
    }
    case 'adam': {
      const { direction, ...moments } = adam(tf, state, withDecay(), step, BETA_2.adam);
      return { ...moments, trained: moved(tf, state.trained, direction, step) };
    }
    case 'sgd': {
      const velocity = tf.add<Tensor1D>(tf.mul(state.firstMoment, options.momentum), times(tf, withDecay(), 1));
      const trained = moved(tf, state.trained, velocity, step);
      return { trained, firstMoment: velocity, secondMoment: tf.clone(state.secondMoment) };
    }
  }
}

/** old · keep + fresh · (1 − keep). */
export function blend(tf: Tf, old: Tensor1D, fresh: Tensor1D, keep: number | Scalar): Tensor1D {
  return tf.add(tf.mul(old, keep), tf.mul(fresh, tf.sub(1, keep)));
}

/** A vector whose factor is still to be applied. */
interface Scaled {
  readonly vector: Tensor1D;
  readonly factor: Scalar | 1;
}

function times(tf: Tf, { vector, factor }: Scaled, by: number): Tensor1D {
  return factor === 1 && by === 1 ? vector : tf.mul(vector, tf.mul<Scalar>(factor, by));
}

/** Kingma and Ba 2015, the bias corrections joined: m̂ / (√v̂ + ε) = m / (√(v · b₁² / b₂) + ε · b₁). */
function adam(
  tf: Tf,
  state: OptimizerState,
  gradient: Scaled,
  { count }: OptimizerStep,
  beta2: number,
): Omit<OptimizerState, 'trained'> & { readonly direction: Tensor1D } {
  const fresh = times(tf, gradient, 1 - BETA_1);
  const freshSquare = tf.mul<Tensor1D>(tf.square(fresh), (1 - beta2) / (1 - BETA_1) ** 2);
  const firstMoment = tf.add<Tensor1D>(tf.mul(state.firstMoment, BETA_1), fresh);
  const secondMoment = tf.add<Tensor1D>(tf.mul(state.secondMoment, beta2), freshSquare);
  const [bias1, bias2] = [bias(tf, BETA_1, count), bias(tf, beta2, count)];
  const root = tf.sqrt(tf.mul(secondMoment, tf.div(tf.square(bias1), bias2)));
  const direction = tf.div<Tensor1D>(firstMoment, tf.add(root, tf.mul(bias1, EPSILON)));
  return { firstMoment, secondMoment, direction };
}

/** Share of its final weight that a moment from zero has after `count` steps. */
function bias(tf: Tf, beta: number, count: Scalar): Scalar {
  return tf.sub(1, tf.pow(beta, count));
}

function moved(tf: Tf, trained: Tensor1D, direction: Tensor1D, { learningRate }: OptimizerStep): Tensor1D {
  return tf.sub(trained, tf.mul(direction, learningRate));
}

/** What takes the gradient down to the norm, where it is larger. */
function clipFactor({ tf, sumOfSquares }: TensorOps, gradient: Tensor1D, clipNorm: number): Scalar | 1 {
  if (clipNorm === Infinity) return 1;
  const norm = tf.sqrt(sumOfSquares(gradient));
  return tf.minimum(1, tf.div(clipNorm, tf.add(norm, EPSILON)));
}
