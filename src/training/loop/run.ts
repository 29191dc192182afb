// A run under way, and its loop: steps, epochs, checkpoints, end.
import type { NetworkSpec } from '../../domain/networks/network-spec.js';
import type { PreparedData } from '../data/prepare-data.js';
import type { RunProgress } from '../run-progress.js';
import type { TrainingConfig } from '../training-config.js';
import type { TrainingDevice } from '../training-device.js';
import type { TrainingState } from '../training-state.js';
import type { TrainStep } from '../training-step.js';

/** Everything the loop works with; `state` and `progress` change as it goes. */
export interface Run {
  readonly config: TrainingConfig;
  readonly device: TrainingDevice;
  readonly signal: AbortSignal;
  readonly data: PreparedData;
  readonly spec: NetworkSpec;
  /** `spec` cut to the labelled centre. */
  readonly windowSpec: NetworkSpec;
  readonly state: TrainingState;
  readonly progress: RunProgress;
  /** Guards a checkpoint against other settings or data. */
  readonly identity: string;
  readonly stepsPerEpoch: number;
  readonly trainStep: TrainStep;
}

export function totalSteps({ config, stepsPerEpoch }: Run): number {
  return stepsPerEpoch * config.epochs;
}

/** Number of the epoch, from 1, that the step with this index, from 0, belongs to. */
export function epochOfStep({ stepsPerEpoch }: Run, step: number): number {
  return Math.floor(step / stepsPerEpoch) + 1;
}
