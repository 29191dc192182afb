// Kernels that the wasm backend lacks for training, or has in a form that is wrong or too slow for it.
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../tf-namespace.js';
import {
  conv2dFilterGradient,
  type FilterGradientAttributes,
  type FilterGradientInputs,
} from './conv2d-filter-gradient.js';
import {
  conv2dInputGradient,
  isSupported,
  type InputGradientAttributes,
  type InputGradientInputs,
} from './conv2d-input-gradient.js';
import { maxPoolGradient, type MaxPoolGradientAttributes, type MaxPoolGradientInputs } from './max-pool-gradient.js';
import { slice, splitV, type SliceAttributes, type SplitAttributes } from './slice.js';
import type { WasmBackend } from './wasm-kernels.js';

type KernelFunc = KernelConfig['kernelFunc'];

/** What a kernel is called with, and its result; undefined leaves the call to the package's own kernel. */
type Kernel = (
  inputs: Readonly<Record<string, TensorInfo>>,
  attributes: unknown,
  backend: WasmBackend,
) => TensorInfo | TensorInfo[] | undefined;

/** Registers them, once a process. */
export function registerTrainingKernels(tf: Tf): void {
  if (findKernel(tf, 'Conv2DBackpropFilter') !== undefined) return;
  put(tf, 'Conv2DBackpropFilter', (inputs, attributes, backend) =>
    conv2dFilterGradient(
      tf,
      backend,
      inputs as unknown as FilterGradientInputs,
      attributes as FilterGradientAttributes,
    ),
  );
  put(tf, 'Conv2DBackpropInput', (inputs, attributes, backend) =>
    isSupported(attributes as InputGradientAttributes)
      ? conv2dInputGradient(
          tf,
          backend,
          inputs as unknown as InputGradientInputs,
          attributes as InputGradientAttributes,
        )
      : undefined,
  );
  put(tf, 'MaxPoolGrad', (inputs, attributes, backend) =>
    maxPoolGradient(tf, backend, inputs as unknown as MaxPoolGradientInputs, attributes as MaxPoolGradientAttributes),
  );
  put(tf, 'Slice', ({ x }, attributes, backend) =>
    x?.dtype === 'float32' ? slice(tf, backend, x, attributes as SliceAttributes) : undefined,
  );
  put(tf, 'SplitV', ({ x }, attributes, backend) =>
    x?.dtype === 'float32' ? splitV(tf, backend, x, attributes as SplitAttributes) : undefined,
  );
}

function put(tf: Tf, kernelName: string, kernel: Kernel): void {
  const own = findKernel(tf, kernelName);
  if (own !== undefined) tf.unregisterKernel(kernelName, 'wasm');
  const kernelFunc: KernelFunc = (call) => {
    const result = kernel(call.inputs as Record<string, TensorInfo>, call.attrs, call.backend as WasmBackend);
    if (result !== undefined) return result;
    if (own === undefined) throw new Error(`the wasm backend has no kernel ${kernelName} for this call`);
    return own(call);
  };
  tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
}

/** The type says otherwise, but the registry answers undefined for what it does not hold. */
function findKernel(tf: Tf, kernelName: string): KernelFunc | undefined {
  return (tf.getKernel(kernelName, 'wasm') as KernelConfig | undefined)?.kernelFunc;
}
