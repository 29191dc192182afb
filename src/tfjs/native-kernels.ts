import type { Tensor } from '@tensorflow/tfjs-core';
import { nodeBackend, type NodeBackend, type OpAttribute } from './node-backend.js';
import type { Tf } from './tf-namespace.js';

/** What every call of a native kernel needs. */
export interface NativeKernels {
  readonly backend: NodeBackend;
  readonly floatType: OpAttribute;
  readonly layout: OpAttribute;
}

/** What `customGrad` hands over to keep tensors for the gradient; tfjs types it as a tensor. */
export type SaveTensors = (tensors: Tensor[]) => void;

export function nativeKernels(tf: Tf): NativeKernels {
  const backend = nodeBackend(tf);
  const { binding } = backend;
  return {
    backend,
    floatType: { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    layout: { name: 'data_format', type: binding.TF_ATTR_STRING, value: 'NHWC' },
  };
}
