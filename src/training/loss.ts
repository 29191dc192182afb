import type { LossKind } from '../domain/training/hyperparameters.js';
import type { Scalar, Tensor4D, Tf } from '../tfjs/tf-namespace.js';

export interface LossOptions {
  readonly loss: LossKind;
  readonly labelSmoothing: number;
  /** Weights of the classes; 1 and 1 for plain cross-entropy. */
  readonly classWeights: { readonly tumour: number; readonly normal: number };
  /** Focal: how strongly what is already right is played down; 0 is weighted cross-entropy. */
  readonly focalGamma: number;
}

/**
 * Mean loss over all pixels of the batch. `difference` is tumour minus not-tumour logit (count, h, w, 1), `labels` is
 * 1 for tumour, 0 for normal (count, 1, 1, 1). Two classes' softmax cross-entropy is softplus(d) − t·d.
 */
export function meanLoss(tf: Tf, difference: Tensor4D, labels: Tensor4D, options: LossOptions): Scalar {
  const { loss, labelSmoothing } = options;
  const targets = tf.add<Tensor4D>(tf.mul(labels, 1 - labelSmoothing), labelSmoothing / 2);
  const entropy = tf.sub<Tensor4D>(tf.softplus(difference), tf.mul(targets, difference));
  if (loss === 'cross-entropy') return tf.mean(entropy);
  const weighted = tf.mul<Tensor4D>(entropy, weightsOf(tf, labels, options));
  if (loss === 'weighted') return tf.mean(weighted);
  return tf.mean(tf.mul(weighted, focus(tf, difference, labels, options.focalGamma)));
}

function weightsOf(tf: Tf, labels: Tensor4D, { classWeights: { tumour, normal } }: LossOptions): Tensor4D {
  return tf.add(tf.mul(labels, tumour - normal), normal);
}

/** (1 − p)^γ, p the probability of the true class. Through the logits, so that it has a gradient where p is 1. */
function focus(tf: Tf, difference: Tensor4D, labels: Tensor4D, gamma: number): Tensor4D {
  const sign = tf.sub<Tensor4D>(1, tf.mul(labels, 2));
  // 1 − p = sigmoid(±d), so log(1 − p) = −softplus(∓d).
  return tf.exp(tf.mul(tf.softplus(tf.mul(difference, tf.neg(sign))), -gamma));
}
