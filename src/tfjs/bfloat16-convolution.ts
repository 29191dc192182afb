// Convolutions in bfloat16 with float32 sums: twice as fast where the CPU has the instructions, for training alone.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { SaveTensors } from './native-kernels.js';
import { nodeBackend, type NodeBackend, type OpAttribute, type RawTensor } from './node-backend.js';
import type { Convolve } from './tensor-ops.js';
import type { Tensor4D, Tf } from './tf-namespace.js';

/** DataType.DT_BFLOAT16 of TensorFlow; tfjs has no such type, so these tensors never leave this file. */
const BFLOAT16 = 14;

/** Weights stay float32 outside: only the factors of each product are rounded. */
export function bfloat16Convolution(tf: Tf): Convolve {
  const backend = nodeBackend(tf);
  return (x, kernel, stride, padding, { inputIsData }) => {
    const attributes = convolutionAttributes(backend, stride, padding);
    const forward = (input: Tensor, filter: Tensor): Tensor =>
      inBfloat16(backend, [input, filter], (ids) => run(backend, 'Conv2D', attributes, ids));
    const filterGradient = (input: Tensor, dy: Tensor): Tensor =>
      inBfloat16(backend, [input, dy], ([inputId = 0, dyId = 0]) =>
        run(backend, 'Conv2DBackpropFilter', attributes, [inputId, shapeId(tf, backend, kernel), dyId]),
      );
    const inputGradient = (filter: Tensor, dy: Tensor): Tensor =>
      inBfloat16(backend, [filter, dy], ([filterId = 0, dyId = 0]) =>
        run(backend, 'Conv2DBackpropInput', attributes, [shapeId(tf, backend, x), filterId, dyId]),
      );
    if (inputIsData) {
      // Nothing trained stands before: the gradient of the input would be computed for nobody.
      const convolve = tf.customGrad((filter, save) => {
        (save as SaveTensors)([x]);
        return {
          value: forward(x, filter as Tensor),
          gradFunc: (dy: Tensor, saved: Tensor[]) => [filterGradient(saved[0]!, dy)],
        };
      });
      return convolve(kernel) as Tensor4D;
    }
    const convolve = tf.customGrad((input, filter, save) => {
      (save as SaveTensors)([input as Tensor, filter as Tensor]);
      return {
        value: forward(input as Tensor, filter as Tensor),
        gradFunc: (dy: Tensor, saved: Tensor[]) => [inputGradient(saved[1]!, dy), filterGradient(saved[0]!, dy)],
      };
    });
    return convolve(x, kernel) as Tensor4D;
  };
}

/** Rounds the inputs, computes, and widens the result; raw tensors between are freed whatever happens. */
function inBfloat16(
  backend: NodeBackend,
  inputs: readonly Tensor[],
  compute: (ids: readonly number[]) => RawTensor,
): Tensor {
  const { binding } = backend;
  const rounded: number[] = [];
  try {
    for (const id of backend.getInputTensorIds(inputs)) rounded.push(cast(backend, id, binding.TF_FLOAT, BFLOAT16).id);
    const result = compute(rounded);
    rounded.push(result.id);
    return backend.createOutputTensor(cast(backend, result.id, BFLOAT16, binding.TF_FLOAT));
  } finally {
    for (const id of rounded) binding.deleteTensor(id);
  }
}

function cast(backend: NodeBackend, id: number, from: number, to: number): RawTensor {
  const { binding } = backend;
  const attributes: readonly OpAttribute[] = [
    { name: 'SrcT', type: binding.TF_ATTR_TYPE, value: from },
    { name: 'DstT', type: binding.TF_ATTR_TYPE, value: to },
    { name: 'Truncate', type: binding.TF_ATTR_BOOL, value: false },
  ];
  return run(backend, 'Cast', attributes, [id]);
}

function run(
  { binding }: NodeBackend,
  name: string,
  attributes: readonly OpAttribute[],
  ids: readonly number[],
): RawTensor {
  return binding.executeOp(name, attributes, ids, 1)[0]!;
}

/** Id of an int32 tensor with the other's shape; tidied with the step. */
function shapeId(tf: Tf, backend: NodeBackend, tensor: Tensor): number {
  return backend.getInputTensorIds([tf.tensor1d(tensor.shape, 'int32')])[0]!;
}

function convolutionAttributes(
  { binding }: NodeBackend,
  [strideRows, strideColumns]: readonly [number, number],
  padding: 'same' | 'valid',
): readonly OpAttribute[] {
  return [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: BFLOAT16 },
    { name: 'strides', type: binding.TF_ATTR_INT, value: [1, strideRows, strideColumns, 1] },
    { name: 'padding', type: binding.TF_ATTR_STRING, value: padding.toUpperCase() },
    { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
    { name: 'dilations', type: binding.TF_ATTR_INT, value: [1, 1, 1, 1] },
  ];
}
