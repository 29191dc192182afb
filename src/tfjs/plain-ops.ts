import type { TensorOps } from './tensor-ops.js';
import type { Tensor1D, Tensor4D, Tf } from './tf-namespace.js';

/** Operations by tfjs-core alone: they run, and differentiate, on every backend. */
export function plainOps(tf: Tf): TensorOps {
  return {
    tf,
    conv2d: (x, kernel, stride, padding) => tf.conv2d(x, kernel, [...stride], padding),
    biasAdd: (x, bias) => tf.add(x, bias),
    relu: (x) => tf.relu(x),
    batchNormTraining: (x, beta, epsilon) => {
      const { mean, variance } = tf.moments(x, [0, 1, 2]);
      const y = tf.add<Tensor4D>(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon))), beta);
      return { y, mean: tf.keep(tf.clone(mean) as Tensor1D), variance: tf.keep(tf.clone(variance) as Tensor1D) };
    },
    dropout: (x, rate, seed) => tf.dropout(x, rate, undefined, seed.dataSync()[0]) as Tensor4D,
  };
}
