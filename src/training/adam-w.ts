import type { Scalar, Tensor1D, Tf } from '../tfjs/tf-namespace.js';

export interface AdamWOptions {
  /** Decoupled: applied to the weights, times the learning rate, not to the gradient. */
  readonly weightDecay: number;
  /** Largest global gradient norm; larger gradients are scaled down to it. */
  readonly clipNorm: number;
}

/** Flat vectors of equal length. */
export interface AdamWState {
  readonly trained: Tensor1D;
  readonly firstMoment: Tensor1D;
  readonly secondMoment: Tensor1D;
}

const BETA_1 = 0.9;
/** Below the usual 0.999: runs here are thousands of steps, and early gradients should be forgotten. */
const BETA_2 = 0.99;
const EPSILON = 1e-7;

/**
 * One AdamW update (Loshchilov and Hutter 2019); `count` is this step's number from 1, for the bias correction.
 * `decayed` is 1 where weight decay acts and 0 elsewhere. Not tidied.
 */
export function adamWStep(
  tf: Tf,
  state: AdamWState,
  gradient: Tensor1D,
  decayed: Tensor1D,
  step: { readonly count: number; readonly learningRate: number },
  options: AdamWOptions,
): AdamWState {
  const clipped = tf.mul<Tensor1D>(gradient, clipScale(tf, gradient, options.clipNorm));
  const firstMoment = blend(tf, state.firstMoment, clipped, BETA_1);
  const secondMoment = blend(tf, state.secondMoment, tf.square(clipped), BETA_2);
  const root = tf.sqrt(tf.div(secondMoment, 1 - BETA_2 ** step.count));
  const direction = tf.div(tf.div(firstMoment, 1 - BETA_1 ** step.count), tf.add(root, EPSILON));
  const decay = tf.mul(tf.mul(state.trained, decayed), options.weightDecay);
  const trained = tf.sub<Tensor1D>(state.trained, tf.mul(tf.add(direction, decay), step.learningRate));
  return { trained, firstMoment, secondMoment };
}

/** old · keep + fresh · (1 − keep). */
export function blend(tf: Tf, old: Tensor1D, fresh: Tensor1D, keep: number): Tensor1D {
  return tf.add(tf.mul(old, keep), tf.mul(fresh, 1 - keep));
}

function clipScale(tf: Tf, gradient: Tensor1D, clipNorm: number): Scalar {
  return tf.minimum(1, tf.div(clipNorm, tf.add(tf.norm(gradient), EPSILON)));
}
