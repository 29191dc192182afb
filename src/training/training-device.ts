import { readFileSync } from 'node:fs';
import { loadTensorflow } from '../tfjs/load-tensorflow.js';
import { nativeOps } from '../tfjs/native-ops.js';
import type { TensorOps } from '../tfjs/tensor-ops.js';

/** Where a run computes. */
export interface TrainingDevice {
  readonly ops: TensorOps;
  /** float32 throughout, as the engines compute: scores that go into a model folder must be theirs. */
  readonly exactOps: TensorOps;
  /** Such as `tensorflow cpu`. */
  readonly label: string;
  /** Versions, for the manifest of what is trained here. */
  readonly software: Readonly<Record<string, string>>;
}

export interface DeviceOptions {
  /** Default: bfloat16 where the CPU multiplies it. */
  readonly convolutions?: 'float32' | 'bfloat16';
}

/** tfjs-node from its prefix; throws ENGINE_UNAVAILABLE with the remedy. */
export function openTensorflowDevice(options: DeviceOptions = {}): TrainingDevice {
  const { tf, packageName, isGpu } = loadTensorflow();
  const backend = tf.backend() as unknown as { readonly binding?: { readonly TF_Version?: string } };
  const convolutions = options.convolutions ?? (!isGpu && cpuMultipliesBfloat16() ? 'bfloat16' : 'float32');
  return {
    ops: nativeOps(tf, { convolutions }),
    exactOps: nativeOps(tf),
    label: `tensorflow ${isGpu ? 'gpu' : 'cpu'}`,
    software: {
      node: process.version,
      [packageName]: tf.version_core,
      libtensorflow: backend.binding?.TF_Version ?? 'of unknown version',
      convolutions,
    },
  };
}

/** Without these instructions bfloat16 is emulated, and slower than float32. Linux alone tells without a native call. */
function cpuMultipliesBfloat16(): boolean {
  try {
    return /\b(avx512_bf16|amx_bf16)\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
  } catch {
    // Not Linux: float32 is right everywhere.
    return false;
  }
}
