// Convolutions in 16 bits with float32 sums: bfloat16 is twice as fast where the CPU has the instructions.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { SaveTensors } from './native-kernels.js';
import { nodeBackend, type NodeBackend, type OpAttribute, type RawTensor } from './node-backend.js';
import type { Convolve } from './tensor-ops.js';
import type { Tensor4D, Tf } from './tf-namespace.js';

/** DT_BFLOAT16 and DT_HALF of TensorFlow's DataType; tfjs has no such types: these tensors never leave this file. */
const NARROW_TYPES = { bfloat16: 14, float16: 19 } as const;

export type NarrowType = keyof typeof NARROW_TYPES;

/** Weights stay float32 outside: only the factors of each product, and its result, are rounded. */
export function narrowConvolution(tf: Tf, narrow: NarrowType): Convolve {
  const backend = nodeBackend(tf);
  const type = NARROW_TYPES[narrow];
  return (x, kernel, stride, padding, { inputIsData }) => {
    const attributes = convolutionAttributes(backend, type, stride, padding);
    const forward = (input: Tensor, filter: Tensor): Tensor =>
      rounded(backend, type, [input, filter], (ids) => run(backend, 'Conv2D', attributes, ids));
    const filterGradient = (input: Tensor, dy: Tensor): Tensor =>
      rounded(backend, type, [input, dy], ([inputId = 0, dyId = 0]) =>
        run(backend, 'Conv2DBackpropFilter', attributes, [inputId, shapeId(tf, backend, kernel), dyId]),
      );
    const inputGradient = (filter: Tensor, dy: Tensor): Tensor =>
      rounded(backend, type, [filter, dy], ([filterId = 0, dyId = 0]) =>
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
function rounded(
  backend: NodeBackend,
  type: number,
  inputs: readonly Tensor[],
  compute: (ids: readonly number[]) => RawTensor,
): Tensor {
  const { binding } = backend;
  const narrow: number[] = [];
  try {
    for (const id of backend.getInputTensorIds(inputs)) narrow.push(cast(backend, id, binding.TF_FLOAT, type).id);
    const result = compute(narrow);
    narrow.push(result.id);
    return backend.createOutputTensor(cast(backend, result.id, type, binding.TF_FLOAT));
  } finally {
    for (const id of narrow) binding.deleteTensor(id);
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
  type: number,
  [strideRows, strideColumns]: readonly [number, number],
  padding: 'same' | 'valid',
): readonly OpAttribute[] {
  return [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: type },
    { name: 'strides', type: binding.TF_ATTR_INT, value: [1, strideRows, strideColumns, 1] },
    { name: 'padding', type: binding.TF_ATTR_STRING, value: padding.toUpperCase() },
    { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
    { name: 'dilations', type: binding.TF_ATTR_INT, value: [1, 1, 1, 1] },
  ];
}
