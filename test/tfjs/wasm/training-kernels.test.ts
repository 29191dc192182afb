// The wasm backend's added kernels against those of plain JavaScript, which are written independently.
import { beforeAll, describe, expect, it } from 'vitest';
import { startCpuBackend } from '../../../src/tfjs/start-cpu-backend.js';
import type { Tensor, Tensor4D, Tf } from '../../../src/tfjs/tf-namespace.js';
import { registerTrainingKernels } from '../../../src/tfjs/wasm/register-training-kernels.js';
import { startWasmBackend } from '../../../src/tfjs/wasm/start-wasm-backend.js';

type Inputs = Readonly<Record<string, readonly number[]>>;

/** Sums of up to a few hundred products of values around 1. */
const TOLERANCE = 1e-4;

describe('kernels added to the wasm backend', () => {
  let tf: Tf;
  beforeAll(async () => {
    await startCpuBackend();
    ({ tf } = await startWasmBackend());
    registerTrainingKernels(tf);
  });

  async function run(backend: string, kernel: string, inputs: Inputs, attributes: object): Promise<readonly Tensor[]> {
    await tf.setBackend(backend);
    const tensors = Object.fromEntries(
      Object.entries(inputs).map(([name, shape], index) => [
        name,
        tf.randomNormal([...shape], 0, 1, 'float32', index + 1),
      ]),
    );
    return [tf.engine().runKernel(kernel, tensors, { ...attributes })].flat();
  }

  async function expectSame(kernel: string, inputs: Inputs, attributes: object): Promise<void> {
    const expected = (await run('cpu', kernel, inputs, attributes)).map((each) => [each.shape, [...each.dataSync()]]);
    const actual = await run('wasm', kernel, inputs, attributes);
    expect(actual).toHaveLength(expected.length);
    for (const [index, tensor] of actual.entries()) {
      const [shape, values] = expected[index] as [number[], number[]];
      expect(tensor.shape).toEqual(shape);
      const errors = [...tensor.dataSync()].map((value, at) => Math.abs(value - (values[at] ?? NaN)));
      expect(Math.max(...errors)).toBeLessThan(TOLERANCE);
    }
  }

  describe.each([
    { kernel: [3, 3], stride: 1, size: [5, 6] },
    { kernel: [3, 3], stride: 2, size: [5, 6] },
    { kernel: [3, 3], stride: 2, size: [6, 5] },
    { kernel: [1, 1], stride: 1, size: [4, 4] },
    { kernel: [1, 1], stride: 2, size: [5, 4] },
    { kernel: [2, 2], stride: 1, size: [5, 5] },
    { kernel: [1, 7], stride: 1, size: [8, 8] },
    { kernel: [7, 7], stride: 4, size: [17, 19] },
  ] as const)('convolution $kernel, stride $stride, on $size', ({ kernel, stride, size }) => {
    const [x, filter] = [
      [2, ...size, 3],
      [...kernel, 3, 4],
    ] as const;
    it.each(['same', 'valid'] as const)('%s', async (pad) => {
      const extent = (axis: 0 | 1): number =>
        pad === 'same' ? Math.ceil(size[axis] / stride) : Math.floor((size[axis] - kernel[axis]) / stride) + 1;
      const dy = [2, extent(0), extent(1), 4];
      const attributes = { strides: [stride, stride], pad, dataFormat: 'NHWC' };
      await expectSame('Conv2DBackpropFilter', { x, dy }, { ...attributes, filterShape: filter });
      await expectSame('Conv2DBackpropInput', { dy, filter }, { ...attributes, inputShape: x });
    });
  });

  it.each([
    { size: [6, 6], filterSize: 2, strides: 2, pad: 'valid' },
    { size: [5, 7], filterSize: 2, strides: 2, pad: 'valid' },
    { size: [5, 7], filterSize: 3, strides: 2, pad: 'same' },
    { size: [6, 6], filterSize: 3, strides: 1, pad: 'same' },
  ] as const)('max-pool of $filterSize by $strides on $size, $pad', async ({ size, ...attributes }) => {
    const shape: [number, number, number, number] = [2, ...size, 3];
    const { filterSize, strides, pad } = attributes;
    const gradient = async (backend: string): Promise<readonly number[]> => {
      await tf.setBackend(backend);
      const input = tf.randomNormal<Tensor4D['rankType']>(shape, 0, 1, 'float32', 1);
      const output = tf.maxPool(input, filterSize, strides, pad);
      const dy = tf.randomNormal(output.shape, 0, 1, 'float32', 2);
      const dx = tf.engine().runKernel('MaxPoolGrad', { dy, input, output }, { ...attributes }) as unknown as Tensor;
      return [...dx.dataSync()];
    };
    const [actual, expected] = [await gradient('wasm'), await gradient('cpu')];
    const errors = actual.map((value, at) => Math.abs(value - (expected[at] ?? NaN)));
    expect(Math.max(...errors)).toBeLessThan(TOLERANCE);
  });

  it('leaves strides that differ by axis to the package', async () => {
    const attributes = { strides: [1, 2], pad: 'valid', dataFormat: 'NHWC', inputShape: [1, 4, 5, 2] };
    await expectSame('Conv2DBackpropInput', { dy: [1, 2, 2, 3], filter: [3, 3, 2, 3] }, attributes);
  });

  it.each([
    { shape: [7], begin: [2], size: [4] },
    { shape: [3, 4], begin: [1, 0], size: [2, 4] },
    { shape: [2, 3, 4, 5], begin: [0, 1, 0, 2], size: [2, 2, 4, 2] },
    { shape: [2, 3, 4, 5], begin: [1, 0, 0, 0], size: [1, 3, 4, 5] },
    { shape: [2, 3, 4, 5], begin: [0, 0, 0, 0], size: [2, 3, 4, 5] },
  ])('cuts $size out of $shape', async ({ shape, begin, size }) => {
    await expectSame('Slice', { x: shape }, { begin, size });
  });

  it.each([
    { shape: [9], sizes: [2, 3, 4], axis: 0 },
    { shape: [2, 3, 3, 6], sizes: [1, 5], axis: 3 },
    { shape: [2, 6], sizes: 3, axis: -1 },
  ])('splits $shape along axis $axis', async ({ shape, sizes, axis }) => {
    await expectSame('SplitV', { x: shape }, { numOrSizeSplits: sizes, axis });
  });

  it('still cuts other types than float32', async () => {
    await tf.setBackend('wasm');
    const cut = tf.slice(tf.tensor1d([1, 2, 3], 'int32'), [1], [2]);
    expect([...cut.dataSync()]).toEqual([2, 3]);
    expect(cut.dtype).toBe('int32');
  });

  it('frees what a kernel makes on its way', async () => {
    await tf.setBackend('wasm');
    const inside = tf.backend() as unknown as { numDataIds(): number };
    const before = inside.numDataIds();
    const attributes = { strides: [2, 2], pad: 'same', dataFormat: 'NHWC', filterShape: [3, 3, 2, 2] };
    tf.dispose([...(await run('wasm', 'Conv2DBackpropFilter', { x: [1, 5, 5, 2], dy: [1, 3, 3, 2] }, attributes))]);
    // Its two inputs stay.
    expect(inside.numDataIds()).toBe(before + 2);
  });
});
