import { trim } from './pad-plane.js';
import type { ConvolveTransposed, TensorOps } from './tensor-ops.js';
import type { Tensor1D, Tensor4D, Tf } from './tf-namespace.js';

/** Operations by tfjs-core alone: they run, and differentiate, on every backend. */
export function plainOps(tf: Tf): TensorOps {
  return {
    tf,
    conv2d: (x, kernel, stride, padding) => tf.conv2d(x, kernel, [...stride], padding),
    conv2dTransposed: plainTransposed(tf),
    biasAdd: (x, bias) => tf.add(x, bias),
    relu: (x) => tf.relu(x),
    batchNormTraining: (x, beta, epsilon) => {
      const { mean, variance } = tf.moments(x, [0, 1, 2]);
      const y = tf.add<Tensor4D>(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon))), beta);
      return { y, mean: tf.keep(tf.clone(mean) as Tensor1D), variance: tf.keep(tf.clone(variance) as Tensor1D) };
    },
    dropout: (x, rate, seed) => tf.dropout(x, rate, undefined, seed.dataSync()[0]) as Tensor4D,
    // Not tf.norm: that squares by a general power, ten times slower.
    sumOfSquares: (x) => tf.sum(tf.square(x)),
  };
}

export function plainTransposed(tf: Tf): ConvolveTransposed {
  return (x, kernel, stride, trimmed) => {
    const [kernelY, kernelX, filters] = kernel.shape;
    const height = (x.shape[1] - 1) * stride[0] + kernelY;
    const width = (x.shape[2] - 1) * stride[1] + kernelX;
    const full = tf.conv2dTranspose<Tensor4D>(x, kernel, [x.shape[0], height, width, filters], [...stride], 'valid');
    return trim(tf, full, trimmed);
  };
}
