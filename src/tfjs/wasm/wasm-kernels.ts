// Writing kernels for the wasm backend: on tensor infos and the heap, below tfjs' own bookkeeping.
import type { DataId, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../tf-namespace.js';

/** The part of the package's backend that kernels written here use. */
export interface WasmBackend {
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array;
  disposeData(dataId: DataId): boolean;
}

/**
 * Makes a float32 value and lets `fill` write it. The views end with the call: the next allocation may move the heap.
 */
export function heapOutput(
  backend: WasmBackend,
  shape: readonly number[],
  source: TensorInfo,
  fill: (target: Float32Array, source: Float32Array) => void,
): TensorInfo {
  const output = backend.makeOutput(shape, 'float32');
  fill(backend.typedArrayFromHeap(output), backend.typedArrayFromHeap(source));
  return output;
}

/** What a composed kernel is made of; all values are freed at its end, except its result. */
export interface Composition {
  /** A kernel of the backend. */
  run(kernelName: string, inputs: Readonly<Record<string, TensorInfo>>, attributes?: object): TensorInfo;
  /** A value made otherwise. */
  own(value: TensorInfo): TensorInfo;
}

export function composeKernels(tf: Tf, backend: WasmBackend, body: (parts: Composition) => TensorInfo): TensorInfo {
  const made: TensorInfo[] = [];
  const own: Composition['own'] = (value) => {
    made.push(value);
    return value;
  };
  const run: Composition['run'] = (kernelName, inputs, attributes = {}) =>
    own(tf.getKernel(kernelName, 'wasm').kernelFunc({ inputs, attrs: { ...attributes }, backend }) as TensorInfo);
  const result = body({ run, own });
  for (const value of made) if (value !== result) backend.disposeData(value.dataId);
  return result;
}
