// A function of tensors compiled into a graph of libtensorflow gives what it gives operation by operation.
import { expect, it } from 'vitest';
import { probeTensorflow } from '../../../src/engines/tensorflow/probe-tensorflow.js';
import { compileFunction } from '../../../src/tfjs/graph/compile-function.js';
import type { TensorFunction } from '../../../src/tfjs/graph/tensor-function.js';
import { loadTensorflow } from '../../../src/tfjs/load-tensorflow.js';
import type { Scalar, Tensor, Tensor4D } from '../../../src/tfjs/tf-namespace.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';

suiteThatNeeds(probeTensorflow().available, 'libtensorflow: make tensorflow')('compiled functions', () => {
  const { tf } = loadTensorflow();
  const compile = compileFunction(tf);
  const images = (seed: number): Tensor4D => tf.randomNormal<Tensor4D['rankType']>([2, 8, 8, 3], 0, 1, 'float32', seed);
  const kernel = tf.randomNormal<Tensor4D['rankType']>([3, 3, 3, 4], 0, 1, 'float32', 7);

  /** Convolution, pooling, slices, reductions, and the gradient of it all; an int32 input and a passed-through one. */
  const busy: TensorFunction = (inputs) => {
    const [x, weights, times, untouched] = inputs as [Tensor4D, Tensor4D, Scalar, Scalar];
    const lossOf = (filter: Tensor): Scalar => {
      const y = tf.relu(tf.conv2d(x, filter as Tensor4D, 1, 'same'));
      const pooled = tf.avgPool(tf.maxPool(y, 2, 2, 'same'), 2, 1, 'valid');
      return tf.sum(tf.mul(tf.square(pooled), tf.cast(times, 'float32')));
    };
    const { value, grad } = tf.valueAndGrad(lossOf)(weights);
    return [value, grad, tf.concat([tf.reshape(x, [-1]), tf.ones([2])]), untouched];
  };
  const inputsOf = (seed: number, times: number): Tensor[] => [
    images(seed),
    kernel,
    tf.scalar(times, 'int32'),
    tf.scalar(seed),
  ];

  it('equal the function itself, for values that were not there when they were compiled', () => {
    const compiled = compile(busy, inputsOf(1, 2));
    for (const inputs of [inputsOf(1, 2), inputsOf(3, 5)]) {
      const expected = tf.tidy(() => busy(inputs).map((tensor) => tensor.dataSync()));
      const results = compiled.run(inputs);
      for (const [index, result] of results.entries()) {
        const values = result.dataSync();
        const largest = Math.max(...values.map((value, at) => Math.abs(value - (expected[index]?.[at] ?? NaN))));
        expect(largest).toBeLessThan(1e-4 * Math.max(1, ...values.map(Math.abs)));
      }
    }
    compiled.dispose();
  });

  it('leave no tensor behind', () => {
    const inputs = inputsOf(1, 2);
    const compiled = compile(busy, inputs);
    const before = tf.memory().numTensors;
    tf.dispose(compiled.run(inputs));
    tf.dispose(compiled.run(inputs));
    expect(tf.memory().numTensors).toBe(before);
    compiled.dispose();
  });

  it('refuse a tensor from outside that is no input: its value would be frozen unseen', () => {
    const outside = tf.scalar(3);
    outside.dataSync();
    tf.dispose(tf.mul(outside, 2));
    expect(() => compile((inputs) => inputs.map((x) => tf.mul(x, outside)), [tf.scalar(1)])).toThrow(/no input/);
  });
});
