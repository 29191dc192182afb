import type { Tensor } from '@tensorflow/tfjs-core';
import type { NativeKernels, SaveTensors } from './native-kernels.js';
import type { OpAttribute } from './node-backend.js';
import type { TensorOps } from './tensor-ops.js';
import type { Tensor1D, Tensor4D, Tf } from './tf-namespace.js';

/**
 * Outputs of TensorFlow's fused kernels: y, mean, variance and three reserved ones; dx, dScale, dOffset and two empty
 * ones.
 */
const FORWARD_OUTPUTS = 6;
const GRADIENT_OUTPUTS = 5;

/** Batch norm of training in TensorFlow's fused kernel; its scale is fixed at 1. */
export function nativeBatchNorm(tf: Tf, kernels: NativeKernels): TensorOps['batchNormTraining'] {
  return (x, beta, epsilon) => {
    const attributes = attributesOf(kernels, epsilon);
    const statistics: Tensor[] = [];
    const normalise = tf.customGrad((input, offset, save) => {
      const scale = tf.ones([x.shape[3]]);
      const nothing = tf.tensor1d([], 'float32');
      const inputs = [input as Tensor, scale, offset as Tensor, nothing, nothing];
      const outputs = kernels.backend.executeMultipleOutputs('FusedBatchNormV3', attributes, inputs, FORWARD_OUTPUTS);
      const [y, mean, variance, ...reserved] = outputs as [Tensor, Tensor, Tensor, ...Tensor[]];
      statistics.push(tf.keep(mean), tf.keep(variance));
      (save as SaveTensors)([input as Tensor, scale, ...reserved]);
      return { value: y, gradFunc: (dy: Tensor, saved: Tensor[]) => gradient(kernels, attributes, [dy, ...saved]) };
    });
    const y = normalise(x, beta) as Tensor4D;
    const [mean, variance] = statistics as [Tensor1D, Tensor1D];
    return { y, mean, variance };
  };
}

function attributesOf(
  { backend: { binding }, floatType, layout }: NativeKernels,
  epsilon: number,
): readonly OpAttribute[] {
  return [
    floatType,
    { name: 'U', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'epsilon', type: binding.TF_ATTR_FLOAT, value: epsilon },
    layout,
    { name: 'is_training', type: binding.TF_ATTR_BOOL, value: true },
  ];
}

/** Of input and offset. */
function gradient({ backend }: NativeKernels, attributes: readonly OpAttribute[], inputs: readonly Tensor[]): Tensor[] {
  const outputs = backend.executeMultipleOutputs('FusedBatchNormGradV3', attributes, inputs, GRADIENT_OUTPUTS);
  const [dx, , dOffset] = outputs;
  return [dx, dOffset] as Tensor[];
}
