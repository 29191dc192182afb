import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../tf-namespace.js';
import { heapOutput, type WasmBackend } from './wasm-kernels.js';

export interface SliceAttributes {
  readonly begin: number | number[];
  readonly size: number | number[];
}

export interface SplitAttributes {
  readonly numOrSizeSplits: number | number[];
  readonly axis: number;
}

/**
 * Slice of float32 values from heap to heap. The package's kernel copies the whole input out of the heap first: cutting
 * the flat vector of all weights into its parts would cost that copy for every part.
 */
export function slice(tf: Tf, backend: WasmBackend, x: TensorInfo, { begin, size }: SliceAttributes): TensorInfo {
  const [starts, sizes] = tf.slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
  return heapOutput(backend, sizes, x, (target, source) => {
    copyBlock(source, x.shape, { starts, sizes }, target);
  });
}

/** SplitV of float32 values: one slice a part. */
export function splitV(tf: Tf, backend: WasmBackend, x: TensorInfo, attributes: SplitAttributes): TensorInfo[] {
  const axis = tf.util.parseAxisParam(attributes.axis, x.shape)[0]!;
  const parts = tf.backend_util.prepareSplitSize(x, attributes.numOrSizeSplits, axis);
  let start = 0;
  return parts.map((part) => {
    const begin = x.shape.map((_, index) => (index === axis ? start : 0));
    start += part;
    return slice(tf, backend, x, { begin, size: x.shape.with(axis, part) });
  });
}

interface Block {
  readonly starts: readonly number[];
  readonly sizes: readonly number[];
}

/** Copies in runs as long as the block allows: axes behind the last one that is cut lie together. */
function copyBlock(
  source: Float32Array,
  shape: readonly number[],
  { starts, sizes }: Block,
  target: Float32Array,
): void {
  const lastCut = sizes.findLastIndex((size, axis) => size !== shape[axis]);
  const runAxis = Math.max(0, lastCut);
  const strides = shape.map((_, axis) => product(shape.slice(axis + 1)));
  const run = sizes[runAxis]! * strides[runAxis]!;
  let written = 0;
  const walk = (axis: number, from: number): void => {
    const start = from + starts[axis]! * strides[axis]!;
    if (axis === runAxis) {
      target.set(source.subarray(start, start + run), written);
      written += run;
      return;
    }
    for (let index = 0; index < sizes[axis]!; index += 1) walk(axis + 1, start + index * strides[axis]!);
  };
  walk(0, 0);
}

function product(values: readonly number[]): number {
  return values.reduce((total, value) => total * value, 1);
}
