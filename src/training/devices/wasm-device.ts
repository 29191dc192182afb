import { registerGradients } from '../../tfjs/gradients/register-gradients.js';
import { leanOps } from '../../tfjs/lean-ops.js';
import { guardHeap } from '../../tfjs/wasm/guard-heap.js';
import { registerTrainingKernels } from '../../tfjs/wasm/register-training-kernels.js';
import { startWasmBackend } from '../../tfjs/wasm/start-wasm-backend.js';
import type { TrainingDevice } from '../training-device.js';

/** tfjs' wasm backend with the gradients and kernels that it lacks; one thread. Throws ENGINE_UNAVAILABLE. */
export async function openWasmDevice(): Promise<TrainingDevice> {
  const { tf, version, simd } = await startWasmBackend();
  registerGradients(tf);
  registerTrainingKernels(tf);
  guardHeap(tf);
  const ops = leanOps(tf);
  return {
    id: 'wasm',
    ops,
    exactOps: ops,
    label: `wasm cpu${simd ? ' with SIMD' : ''}, 1 thread, float32`,
    software: { node: process.version, '@tensorflow/tfjs-backend-wasm': version },
    warning:
      'training computes in WebAssembly, on one thread and with at most 4 GiB: several times slower than TensorFlow',
  };
}
