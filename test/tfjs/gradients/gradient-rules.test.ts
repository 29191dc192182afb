// Each gradient against finite differences, on the backend of plain JavaScript.
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientRules, registerGradients } from '../../../src/tfjs/gradients/register-gradients.js';
import { startCpuBackend } from '../../../src/tfjs/start-cpu-backend.js';
import type { Scalar, Tensor, Tensor4D, Tf } from '../../../src/tfjs/tf-namespace.js';

/** A function of tensors of the given shapes; values lie in 0.2…2, away from kinks. */
interface Case {
  readonly kernel: string;
  readonly shapes: readonly (readonly number[])[];
  readonly body: (tf: Tf, ...inputs: Tensor[]) => Tensor;
}

const plane = [2, 4, 4, 2] as const;
const image = (x: Tensor): Tensor4D => x as Tensor4D;

const CASES: readonly Case[] = [
  { kernel: 'Identity', shapes: [[3]], body: (tf, x) => tf.clone(x) },
  { kernel: 'Cast', shapes: [[3]], body: (tf, x) => tf.cast(x, 'float32') },
  { kernel: 'Neg', shapes: [[3]], body: (tf, x) => tf.neg(x) },
  { kernel: 'Square', shapes: [[3]], body: (tf, x) => tf.square(x) },
  { kernel: 'Log', shapes: [[3]], body: (tf, x) => tf.log(x) },
  { kernel: 'Softplus', shapes: [[3]], body: (tf, x) => tf.softplus(x) },
  { kernel: 'Abs', shapes: [[3]], body: (tf, x) => tf.abs(tf.neg(x)) },
  { kernel: 'Exp', shapes: [[3]], body: (tf, x) => tf.exp(x) },
  { kernel: 'Sigmoid', shapes: [[3]], body: (tf, x) => tf.sigmoid(x) },
  { kernel: 'Sqrt', shapes: [[3]], body: (tf, x) => tf.sqrt(x) },
  { kernel: 'Rsqrt', shapes: [[3]], body: (tf, x) => tf.rsqrt(x) },
  { kernel: 'Relu', shapes: [[6]], body: (tf, x) => tf.relu(tf.sub(x, 1)) },
  { kernel: 'Elu', shapes: [[6]], body: (tf, x) => tf.elu(tf.sub(x, 1)) },
  { kernel: 'ClipByValue', shapes: [[6]], body: (tf, x) => tf.clipByValue(x, 0.5, 1.5) },
  { kernel: 'Add', shapes: [[2, 3], [3]], body: (tf, a, b) => tf.add(a, b) },
  {
    kernel: 'Sub',
    shapes: [
      [2, 1],
      [2, 3],
    ],
    body: (tf, a, b) => tf.sub(a, b),
  },
  {
    kernel: 'Multiply',
    shapes: [
      [2, 3],
      [1, 3],
    ],
    body: (tf, a, b) => tf.mul(a, b),
  },
  { kernel: 'RealDiv', shapes: [[2, 3], []], body: (tf, a, b) => tf.div(a, b) },
  { kernel: 'SquaredDifference', shapes: [[2, 3], [3]], body: (tf, a, b) => tf.squaredDifference(a, b) },
  { kernel: 'Pow', shapes: [[2, 3], [3]], body: (tf, a, b) => tf.pow(a, b) },
  { kernel: 'Maximum', shapes: [[2, 3], [3]], body: (tf, a, b) => tf.maximum(a, b) },
  { kernel: 'Minimum', shapes: [[2, 3], [3]], body: (tf, a, b) => tf.minimum(a, b) },
  { kernel: 'Select', shapes: [[4], [4]], body: (tf, a, b) => tf.where(tf.tensor1d([1, 0, 0, 1], 'bool'), a, b) },
  { kernel: 'Reshape', shapes: [[2, 3]], body: (tf, x) => tf.reshape(x, [3, 2]) },
  { kernel: 'ExpandDims', shapes: [[3]], body: (tf, x) => tf.expandDims(x, 0) },
  { kernel: 'Transpose', shapes: [[2, 3, 4]], body: (tf, x) => tf.transpose(x, [2, 0, 1]) },
  { kernel: 'Sum', shapes: [[2, 3, 4]], body: (tf, x) => tf.sum(x, [0, 2]) },
  { kernel: 'Mean', shapes: [[2, 3, 4]], body: (tf, x) => tf.mean(x, 1) },
  {
    kernel: 'Concat',
    shapes: [
      [2, 3],
      [2, 1],
    ],
    body: (tf, a, b) => tf.concat([a, b], 1),
  },
  { kernel: 'SplitV', shapes: [[2, 5]], body: (tf, x) => tf.mul(tf.split(x, [2, 3], 1)[1]!, 2) },
  { kernel: 'Slice', shapes: [[3, 4]], body: (tf, x) => tf.slice(x, [1, 0], [2, -1]) },
  {
    kernel: 'PadV2',
    shapes: [[2, 2]],
    body: (tf, x) =>
      tf.pad(
        x,
        [
          [1, 0],
          [0, 2],
        ],
        7,
      ),
  },
  { kernel: 'Conv2D', shapes: [plane, [3, 3, 2, 3]], body: (tf, x, k) => tf.conv2d(image(x), image(k), 2, 'same') },
  {
    kernel: 'Conv2DBackpropInput',
    shapes: [
      [2, 2, 2, 3],
      [3, 3, 2, 3],
    ],
    body: (tf, x, k) => tf.conv2dTranspose(image(x), image(k), [2, 5, 5, 2], 2, 'valid'),
  },
  { kernel: 'MaxPool', shapes: [plane], body: (tf, x) => tf.maxPool(image(x), 2, 2, 'valid') },
  { kernel: 'AvgPool', shapes: [plane], body: (tf, x) => tf.avgPool(image(x), 3, 1, 'same') },
  {
    kernel: 'ResizeNearestNeighbor',
    shapes: [plane],
    body: (tf, x) => tf.image.resizeNearestNeighbor(image(x), [8, 8]),
  },
];

const STEP = 1e-2;

describe('gradients of kernels', () => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await startCpuBackend();
    registerGradients(tf);
  });

  /** A weighted sum, so that no gradient is the same everywhere. */
  function loss({ body }: Case, inputs: readonly Tensor[]): Scalar {
    const value = body(tf, ...inputs);
    return tf.sum(tf.mul(value, tf.reshape(tf.linspace(0.5, 1.5, value.size), value.shape)));
  }

  it('are tested one by one', () => {
    expect(CASES.map(({ kernel }) => kernel).sort()).toEqual(
      gradientRules(tf)
        .map(({ kernelName }) => kernelName)
        .sort(),
    );
  });

  it.each(CASES)('$kernel', (each) => {
    const inputs = each.shapes.map((shape, index) => spread(tf, shape, index));
    const gradients = tf.grads((...values: Tensor[]) => loss(each, values))(inputs);
    for (const [index, gradient] of gradients.entries()) {
      const values = gradient.dataSync();
      expect(gradient.shape).toEqual(inputs[index]?.shape);
      for (let at = 0; at < values.length; at += 1) {
        const moved = [STEP, -STEP].map((step) => {
          const bump = tf.tensor(
            values.map((_, place) => (place === at ? step : 0)),
            gradient.shape,
          );
          const shifted = inputs.map((input, place) => (place === index ? tf.add(input, bump) : input));
          return loss(each, shifted).dataSync()[0] ?? NaN;
        });
        expect(values[at], `input ${index}, element ${at}`).toBeCloseTo((moved[0]! - moved[1]!) / (2 * STEP), 1.7);
      }
    }
  });
});

/** Distinct values in 0.2…2, none within a step of another or of the kinks above. */
function spread(tf: Tf, shape: readonly number[], index: number): Tensor {
  const size = shape.reduce((total, side) => total * side, 1);
  const order = Array.from({ length: size }, (_, at) => (at * 7 + index * 3) % size);
  const values = order.map((rank) => 0.2 + (1.8 * (rank + 0.37 + 0.2 * index)) / size);
  return tf.tensor(values, [...shape]);
}
