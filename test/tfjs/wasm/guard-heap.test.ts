import { expect, it } from 'vitest';
import { guardHeap } from '../../../src/tfjs/wasm/guard-heap.js';
import { startWasmBackend } from '../../../src/tfjs/wasm/start-wasm-backend.js';

const MIB = 2 ** 20;

it('a value that takes the heap past its bound is refused with the remedy, smaller ones are not', async () => {
  const { tf } = await startWasmBackend();
  guardHeap(tf, 64 * MIB);
  expect(tf.ones([1000]).dataSync()[999]).toBe(1);
  expect(() => tf.ones([32 * MIB])).toThrow(
    expect.objectContaining({
      reason: 'INVALID_FIELD',
      message: expect.stringContaining('smaller batch, or `make tensorflow`') as string,
    }),
  );
});
