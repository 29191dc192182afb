// TensorFlow's own fused kernels and gradients, which tfjs-node's backend can call but tfjs-core does not know.
import type { Tensor } from '@tensorflow/tfjs-core';
import { nativeBatchNorm } from './native-batch-norm.js';
import { nativeKernels, type NativeKernels, type SaveTensors } from './native-kernels.js';
import { narrowConvolution, type NarrowType } from './narrow-convolution.js';
import { plainOps } from './plain-ops.js';
import type { TensorOps } from './tensor-ops.js';
import type { Tensor4D, Tf } from './tf-namespace.js';
import { transposedByBlocks } from './transposed-by-blocks.js';

export interface NativeOptions {
  /** `bfloat16` rounds to 8 bits, `float16` to 11. Default `float32`. */
  readonly convolutions?: 'float32' | NarrowType;
}

/**
 * Operations for the `tensorflow` backend; about a third less time per training step of InceptionV3 than `plainOps`.
 */
export function nativeOps(tf: Tf, { convolutions = 'float32' }: NativeOptions = {}): TensorOps {
  const kernels = nativeKernels(tf);
  return {
    tf,
    conv2d: convolutions === 'float32' ? plainOps(tf).conv2d : narrowConvolution(tf, convolutions),
    conv2dTransposed: (x, kernel, stride, trimmed) => transposedByBlocks(tf, x, kernel, stride, trimmed),
    biasAdd: nativeBiasAdd(tf, kernels),
    relu: nativeRelu(tf, kernels),
    batchNormTraining: nativeBatchNorm(tf, kernels),
    dropout: nativeDropout(tf, kernels),
    sumOfSquares: (x) => tf.mul(kernels.backend.executeSingleOutput('L2Loss', [kernels.floatType], [x]), 2),
  };
}

/** TensorFlow draws the values itself, from the seed tensor: tfjs would draw them one by one in JavaScript. */
function nativeDropout(tf: Tf, { backend }: NativeKernels): TensorOps['dropout'] {
  const { binding } = backend;
  const attributes = [
    { name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 },
    { name: 'Tseed', type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 },
  ];
  return (x, rate, seed) => {
    const shape = tf.tensor1d(x.shape, 'int32');
    const key = tf.concat([tf.reshape(seed, [1]), tf.tensor1d([0], 'int32')]);
    const drawn = backend.executeSingleOutput('StatelessRandomUniform', attributes, [shape, key]);
    const kept = tf.cast(tf.greaterEqual(drawn, rate), 'float32');
    return tf.mul<Tensor4D>(x, tf.mul(kept, 1 / (1 - rate)));
  };
}

function nativeBiasAdd(tf: Tf, { backend, floatType, layout }: NativeKernels): TensorOps['biasAdd'] {
  const biasAdd = tf.customGrad((x, bias) => ({
    value: backend.executeSingleOutput('BiasAdd', [floatType, layout], [x as Tensor, bias as Tensor]),
    gradFunc: (dy: Tensor) => [dy, backend.executeSingleOutput('BiasAddGrad', [floatType, layout], [dy])],
  }));
  return (x, bias) => biasAdd(x, bias) as Tensor4D;
}

function nativeRelu(tf: Tf, { backend, floatType }: NativeKernels): TensorOps['relu'] {
  const relu = tf.customGrad((x, save) => {
    const y = backend.executeSingleOutput('Relu', [floatType], [x as Tensor]);
    (save as SaveTensors)([y]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => [backend.executeSingleOutput('ReluGrad', [floatType], [dy, ...saved])],
    };
  });
  return (x) => relu(x) as Tensor4D;
}
