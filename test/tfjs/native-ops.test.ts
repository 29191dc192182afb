// TensorFlow's own kernels and the bfloat16 convolution against tfjs' composed ops.
import { describe, expect, it } from 'vitest';
import { probeTensorflow } from '../../src/engines/tensorflow/probe-tensorflow.js';
import { narrowConvolution } from '../../src/tfjs/narrow-convolution.js';
import { loadTensorflow } from '../../src/tfjs/load-tensorflow.js';
import { nativeOps } from '../../src/tfjs/native-ops.js';
import { plainOps } from '../../src/tfjs/plain-ops.js';
import type { TensorOps } from '../../src/tfjs/tensor-ops.js';
import type { Scalar, Tensor, Tensor1D, Tensor4D } from '../../src/tfjs/tf-namespace.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';

suiteThatNeeds(probeTensorflow().available, 'libtensorflow: make tensorflow')('native operations', () => {
  const { tf } = loadTensorflow();
  const x = tf.randomNormal<Tensor4D['rankType']>([2, 9, 8, 5], 1, 2, 'float32', 1);
  const beta = tf.randomNormal<Tensor1D['rankType']>([5], 0, 1, 'float32', 2);
  const weight = tf.randomNormal<Tensor4D['rankType']>([2, 9, 8, 5], 0, 1, 'float32', 3);

  function gradients(ops: TensorOps, body: (ops: TensorOps, x: Tensor4D, beta: Tensor1D) => Tensor4D): Tensor[] {
    const lossOf = (a: Tensor, b: Tensor): Scalar => tf.sum(tf.mul(body(ops, a as Tensor4D, b as Tensor1D), weight));
    const { value, grads } = tf.valueAndGrads(lossOf)([x, beta]);
    return [value, ...grads];
  }

  function expectClose(actual: readonly Tensor[], expected: readonly Tensor[]): void {
    for (const [index, tensor] of actual.entries()) {
      const difference = tf.max(tf.abs(tf.sub(tensor, expected[index] ?? 0))).dataSync()[0];
      expect(difference).toBeLessThan(2e-3);
    }
  }

  it('bias and ReLU differentiate as tfjs does', () => {
    const body = (ops: TensorOps, a: Tensor4D, b: Tensor1D): Tensor4D => ops.relu(ops.biasAdd(a, b));
    expectClose(gradients(nativeOps(tf), body), gradients(plainOps(tf), body));
  });

  it.each([
    { name: 'SimpleNet: 31 by 16, cut to the centre', kernel: 31, stride: [16, 16], trim: [23, 24, 23, 24] },
    { name: 'SimpleNet, whole plane', kernel: 31, stride: [16, 16], trim: [7, 8, 7, 8] },
    { name: 'nothing trimmed', kernel: 3, stride: [2, 3], trim: [0, 0, 0, 0] },
    { name: 'a kernel within its stride', kernel: 2, stride: [4, 2], trim: [1, 0, 0, 0] },
    { name: 'a kernel of whole strides, trimmed unevenly', kernel: 6, stride: [3, 2], trim: [5, 2, 0, 9] },
    { name: 'so much trimmed that inputs are unused', kernel: 4, stride: [2, 2], trim: [9, 5, 3, 7] },
  ] as const)('a transposed convolution differentiates as tfjs does; $name', ({ kernel, stride, trim }) => {
    const [top, bottom, left, right] = trim;
    const filter = tf.randomNormal<Tensor4D['rankType']>([kernel, kernel, 3, 5], 0, 0.2, 'float32', 7);
    const run = (ops: TensorOps): Tensor[] => {
      const outputs: Tensor[] = [];
      const lossOf = (a: Tensor, b: Tensor): Scalar => {
        const y = ops.conv2dTransposed(a as Tensor4D, b as Tensor4D, stride, { top, bottom, left, right });
        outputs.push(tf.keep(tf.clone(y)));
        return tf.sum(tf.mul(y, tf.sin(tf.reshape(tf.range(0, y.size), y.shape))));
      };
      const { value, grads } = tf.valueAndGrads(lossOf)([x, filter]);
      return [value, ...grads, ...outputs];
    };
    const native = run(nativeOps(tf));
    expect(native.map(({ shape }) => shape)).toEqual(run(plainOps(tf)).map(({ shape }) => shape));
    expectClose(native, run(plainOps(tf)));
  });

  it('the sum of squares', () => {
    const values = tf.randomNormal<Tensor1D['rankType']>([100_001], 0, 0.01, 'float32', 5);
    const sumOf = (ops: TensorOps): number => ops.sumOfSquares(values).dataSync()[0] ?? NaN;
    expect(sumOf(nativeOps(tf)) / sumOf(plainOps(tf))).toBeCloseTo(1, 5);
  });

  it('batch norm normalises and differentiates as tfjs does', () => {
    const statistics: Tensor[][] = [];
    const body = (ops: TensorOps, a: Tensor4D, b: Tensor1D): Tensor4D => {
      const { y, mean, variance } = ops.batchNormTraining(a, b, 1e-3);
      statistics.push([mean, variance]);
      return y;
    };
    expectClose(gradients(nativeOps(tf), body), gradients(plainOps(tf), body));
    const [native = [], plain = []] = statistics;
    // TensorFlow keeps the unbiased variance for its moving statistics: n / (n − 1) of the batch's.
    const count = 2 * 9 * 8;
    expectClose([native[0]!, tf.mul(native[1]!, (count - 1) / count)], plain);
  });

  it('dropout keeps the mean, drops the share, and is decided by its seed', () => {
    const ones = tf.ones<Tensor4D['rankType']>([4, 32, 32, 8]);
    const drop = (seed: number): Float32Array =>
      nativeOps(tf).dropout(ones, 0.2, tf.scalar(seed, 'int32')).dataSync() as Float32Array;
    const values = drop(1);
    expect(new Set(values)).toEqual(new Set([0, 1.25]));
    expect(values.filter((value) => value === 0).length / values.length).toBeCloseTo(0.2, 1);
    expect(drop(1)).toEqual(values);
    expect(drop(2)).not.toEqual(values);
  });

  describe.each([
    ['same', 1],
    ['same', 2],
    ['valid', 1],
    ['valid', 2],
  ] as const)('bfloat16 convolution, %s, stride %d', (padding, stride) => {
    const kernel = tf.randomNormal<Tensor4D['rankType']>([3, 3, 5, 7], 0, 0.2, 'float32', 4);

    function differentiate(convolve: TensorOps['conv2d'], inputIsData: boolean): Tensor[] {
      const lossOf = (...[k, a]: Tensor[]): Scalar =>
        tf.sum(tf.square(convolve((a ?? x) as Tensor4D, k as Tensor4D, [stride, stride], padding, { inputIsData })));
      const { value, grads } = tf.valueAndGrads(lossOf)(inputIsData ? [kernel] : [kernel, x]);
      return [value, ...grads];
    }

    it.each([true, false])('stays within rounding of float32; input is data: %s', (inputIsData) => {
      const exact = differentiate(plainOps(tf).conv2d, inputIsData);
      for (const [index, tensor] of differentiate(narrowConvolution(tf, 'bfloat16'), inputIsData).entries()) {
        const reference = exact[index]!;
        const error = tf.norm(tf.sub(tensor, reference)).dataSync()[0] ?? Infinity;
        expect(error / (tf.norm(reference).dataSync()[0] ?? 1)).toBeLessThan(0.01);
      }
    });

    it('frees what it makes', () => {
      const count = (): number => (tf.backend() as unknown as { getNumOfTFTensors(): number }).getNumOfTFTensors();
      const step = (): void => void tf.tidy(() => differentiate(narrowConvolution(tf, 'bfloat16'), false).length);
      step();
      const before = count();
      step();
      expect(count()).toBe(before);
    });
  });
});
