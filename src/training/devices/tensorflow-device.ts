import { readFileSync } from 'node:fs';
import { computeThreads, threadsInWords } from '../../process/compute-threads.js';
import { loadTensorflow } from '../../tfjs/load-tensorflow.js';
import { compileFunction } from '../../tfjs/graph/compile-function.js';
import { nativeOps } from '../../tfjs/native-ops.js';
import type { TrainingDevice } from '../training-device.js';

export interface TensorflowDeviceOptions {
  /** Default: bfloat16 where the CPU multiplies it. */
  readonly convolutions?: 'float32' | 'bfloat16';
}

/** tfjs-node from its prefix; throws ENGINE_UNAVAILABLE with the remedy. */
export function openTensorflowDevice(options: TensorflowDeviceOptions = {}): TrainingDevice {
  // Read by libtensorflow when it loads; by default it takes every hyper-thread, whatever the container's quota.
  const threads = Number((process.env['TF_NUM_INTRAOP_THREADS'] ??= String(computeThreads())));
  const { tf, packageName, isGpu } = loadTensorflow();
  const backend = tf.backend() as unknown as { readonly binding?: { readonly TF_Version?: string } };
  const convolutions = options.convolutions ?? (!isGpu && cpuMultipliesBfloat16() ? 'bfloat16' : 'float32');
  return {
    id: 'tensorflow',
    ops: nativeOps(tf, { convolutions }),
    exactOps: nativeOps(tf),
    // On a GPU the state would cross the bus at each step: not before it is measured there.
    ...(!isGpu && { compile: compileFunction(tf) }),
    label: isGpu ? 'tensorflow gpu' : `tensorflow cpu, ${threadsInWords(threads)}, ${convolutions} convolutions`,
    software: {
      node: process.version,
      [packageName]: tf.version_core,
      libtensorflow: backend.binding?.TF_Version ?? 'of unknown version',
      convolutions,
    },
  };
}

/**
 * Without these instructions bfloat16 is emulated, and slower than float32. Linux alone tells without a native call.
 */
function cpuMultipliesBfloat16(): boolean {
  try {
    return /\b(avx512_bf16|amx_bf16)\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
  } catch {
    // Not Linux: float32 is right everywhere.
    return false;
  }
}
