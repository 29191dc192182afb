import type { OptimizerKind } from '../domain/training/hyperparameters.js';
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

/** One update. `decayed` is 1 where weight decay acts and 0 elsewhere. Not tidied; shares no tensor with `state`. */
export function optimizerStep(
  tf: Tf,
  state: OptimizerState,
  gradient: Tensor1D,
  decayed: Tensor1D,
  step: OptimizerStep,
  options: OptimizerOptions,
): OptimizerState {
  const clipped = clip(tf, gradient, options.clipNorm);
  const decay = tf.mul<Tensor1D>(tf.mul(state.trained, decayed), options.weightDecay);
  switch (options.optimizer) {
    case 'adamw': {
      const { direction, ...moments } = adam(tf, state, clipped, step, BETA_2.adamw);
      return { ...moments, trained: moved(tf, state.trained, tf.add(direction, decay), step) };
    }
    case 'adam': {
      const { direction, ...moments } = adam(tf, state, tf.add(clipped, decay), step, BETA_2.adam);
      return { ...moments, trained: moved(tf, state.trained, direction, step) };
    }
    case 'sgd': {
      const velocity = tf.add<Tensor1D>(tf.mul(state.firstMoment, options.momentum), tf.add(clipped, decay));
      const trained = moved(tf, state.trained, velocity, step);
      return { trained, firstMoment: velocity, secondMoment: tf.clone(state.secondMoment) };
    }
  }
}

/** old · keep + fresh · (1 − keep). */
export function blend(tf: Tf, old: Tensor1D, fresh: Tensor1D, keep: number | Scalar): Tensor1D {
  return tf.add(tf.mul(old, keep), tf.mul(fresh, tf.sub(1, keep)));
}

function adam(
  tf: Tf,
  state: OptimizerState,
  gradient: Tensor1D,
  { count }: OptimizerStep,
  beta2: number,
): Omit<OptimizerState, 'trained'> & { readonly direction: Tensor1D } {
  const firstMoment = blend(tf, state.firstMoment, gradient, BETA_1);
  const secondMoment = blend(tf, state.secondMoment, tf.square(gradient), beta2);
  const root = tf.sqrt(tf.div(secondMoment, bias(tf, beta2, count)));
  const direction = tf.div<Tensor1D>(tf.div(firstMoment, bias(tf, BETA_1, count)), tf.add(root, EPSILON));
  return { firstMoment, secondMoment, direction };
}

/** Share of its final weight that a moment from zero has after `count` steps. */
function bias(tf: Tf, beta: number, count: Scalar): Scalar {
  return tf.sub(1, tf.pow(beta, count));
}

function moved(tf: Tf, trained: Tensor1D, direction: Tensor1D, { learningRate }: OptimizerStep): Tensor1D {
  return tf.sub(trained, tf.mul(direction, learningRate));
}

function clip(tf: Tf, gradient: Tensor1D, clipNorm: number): Tensor1D {
  if (clipNorm === Infinity) return gradient;
  // Not tf.norm: that squares by a general power, ten times slower.
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  const scale: Scalar = tf.minimum(1, tf.div(clipNorm, tf.add(norm, EPSILON)));
  return tf.mul(gradient, scale);
}
