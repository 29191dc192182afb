import type { Compile } from '../tfjs/graph/tensor-function.js';
import type { TensorOps } from '../tfjs/tensor-ops.js';

/** Fastest first: the order in which `auto` tries them. */
export const TRAINING_DEVICES = ['tensorflow', 'wasm', 'cpu'] as const;
export type TrainingDeviceId = (typeof TRAINING_DEVICES)[number];
export type TrainingDevicePreference = 'auto' | TrainingDeviceId;

/** Where a run computes. */
export interface TrainingDevice {
  readonly id: TrainingDeviceId;
  readonly ops: TensorOps;
  /** float32 throughout, as the engines compute: scores that go into a model folder must be theirs. */
  readonly exactOps: TensorOps;
  /** Makes one graph of a whole step; absent where steps run operation by operation. */
  readonly compile?: Compile;
  /** Such as `tensorflow cpu, 2 threads, bfloat16 convolutions`. */
  readonly label: string;
  /** Versions, for the manifest of what is trained here. */
  readonly software: Readonly<Record<string, string>>;
  /** Why this is slow and the command that helps; absent where nothing faster can be had. */
  readonly warning?: string;
}
