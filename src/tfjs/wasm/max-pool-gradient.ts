import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../tf-namespace.js';
import type { WasmBackend } from './wasm-kernels.js';

export interface MaxPoolGradientInputs {
  readonly dy: TensorInfo;
  readonly input: TensorInfo;
  readonly output: TensorInfo;
}

export interface MaxPoolGradientAttributes {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: 'same' | 'valid' | number;
}

type PoolInfo = ReturnType<Tf['backend_util']['computePool2DInfo']>;

/** Heap views of one call; all NHWC. */
interface Planes {
  readonly dy: Float32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly dx: Float32Array;
}

/**
 * MaxPoolGrad (NHWC): each pool's gradient goes to its first largest cell, as in TensorFlow. The package's own kernel
 * sends it elsewhere where a plane is not a whole number of pools.
 */
export function maxPoolGradient(
  tf: Tf,
  backend: WasmBackend,
  { dy, input, output }: MaxPoolGradientInputs,
  { filterSize, strides, pad }: MaxPoolGradientAttributes,
): TensorInfo {
  const shape = input.shape as [number, number, number, number];
  const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad);
  const result = backend.makeOutput(shape, 'float32');
  const planes: Planes = {
    dy: backend.typedArrayFromHeap(dy),
    x: backend.typedArrayFromHeap(input),
    y: backend.typedArrayFromHeap(output),
    dx: backend.typedArrayFromHeap(result).fill(0),
  };
  const taken = new Uint8Array(info.outChannels);
  for (let pool = 0; pool < info.batchSize * info.outHeight * info.outWidth; pool += 1) {
    spreadPool(planes, info, pool, taken.fill(0));
  }
  return result;
}

/**
 * Adds one pool's gradient, of all channels, to the cells that won it; `taken` marks channels whose winner is found.
 */
function spreadPool({ dy, x, y, dx }: Planes, info: PoolInfo, pool: number, taken: Uint8Array): void {
  const { inHeight, inWidth, outHeight, outWidth, outChannels: channels } = info;
  const image = Math.floor(pool / (outHeight * outWidth));
  const top = (Math.floor(pool / outWidth) % outHeight) * info.strideHeight - info.padInfo.top;
  const left = (pool % outWidth) * info.strideWidth - info.padInfo.left;
  const from = pool * channels;
  for (let row = Math.max(0, top); row < Math.min(inHeight, top + info.filterHeight); row += 1) {
    for (let column = Math.max(0, left); column < Math.min(inWidth, left + info.filterWidth); column += 1) {
      const cell = ((image * inHeight + row) * inWidth + column) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        if (taken[channel] === 1 || x[cell + channel] !== y[from + channel]) continue;
        dx[cell + channel]! += dy[from + channel]!;
        taken[channel] = 1;
      }
    }
  }
}
