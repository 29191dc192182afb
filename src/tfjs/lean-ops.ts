import type { SaveTensors } from './native-kernels.js';
import { plainOps } from './plain-ops.js';
import type { NormalisedBatch, TensorOps } from './tensor-ops.js';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D, Tf } from './tf-namespace.js';

/** `plainOps` with batch norm's gradient written out: it keeps one plane for it where the composed one keeps six. */
export function leanOps(tf: Tf): TensorOps {
  return { ...plainOps(tf), batchNormTraining: (x, beta, epsilon) => normaliseBatch(tf, x, beta, epsilon) };
}

function normaliseBatch(tf: Tf, x: Tensor4D, beta: Tensor1D, epsilon: number): NormalisedBatch {
  const statistics: Tensor1D[] = [];
  const normalise = tf.customGrad((input, offset, save) => {
    const mean = channelMeans(tf, input as Tensor);
    const centred = tf.sub(input as Tensor4D, mean);
    const variance = channelMeans(tf, tf.square(centred));
    const scale = tf.rsqrt(tf.add(variance, epsilon));
    const normalised = tf.mul(centred, scale);
    statistics.push(tf.keep(mean), tf.keep(unbiased(tf, variance, x.size / x.shape[3])));
    (save as SaveTensors)([normalised, scale]);
    return {
      value: tf.add(normalised, offset as Tensor1D),
      gradFunc: (dy: Tensor, saved: Tensor[]) => gradients(tf, dy, saved[0]!, saved[1]!),
    };
  });
  const y = normalise(x, beta) as Tensor4D;
  const [mean, variance] = statistics as [Tensor1D, Tensor1D];
  return { y, mean, variance };
}

/** Ioffe and Szegedy 2015, section 3, with gamma fixed at 1; `normalised` is the output without its offset. */
function gradients(tf: Tf, dy: Tensor, normalised: Tensor, scale: Tensor): Tensor[] {
  const meanOfDy = channelMeans(tf, dy);
  const meanOfProduct = channelMeans(tf, tf.mul(dy, normalised));
  const common = tf.add(tf.mul(normalised, meanOfProduct), meanOfDy);
  return [tf.mul(tf.sub(dy, common), scale), tf.mul(meanOfDy, dy.size / meanOfDy.size)];
}

/** As TensorFlow's fused kernel keeps it for the moving statistics; at least two values a channel. */
function unbiased(tf: Tf, variance: Tensor1D, count: number): Tensor1D {
  return tf.mul(variance, count / Math.max(1, count - 1));
}

/** [..., channels] → [channels]. */
function channelMeans(tf: Tf, x: Tensor): Tensor1D {
  const channels = x.shape[x.rank - 1]!;
  const matrix: Tensor2D = tf.reshape(x, [x.size / channels, channels]);
  return tf.mean<Tensor1D>(matrix, 0);
}
