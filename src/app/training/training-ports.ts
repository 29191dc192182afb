import type { KeyedMutex } from '../../domain/async/keyed-mutex.js';
import type { AppPorts } from '../app-ports.js';
import type { ModelParts } from '../models/model-use-cases.js';

export interface TrainingPorts extends Pick<
  AppPorts,
  | 'trainer'
  | 'models'
  | 'metadata'
  | 'trainingJobs'
  | 'trainingPaths'
  | 'newId'
  | 'digests'
  | 'clock'
  | 'log'
  | 'metrics'
  | 'tracing'
> {
  readonly describe: ModelParts['describe'];
  /** Runs that this process holds, waiting or running; each resolves once its end is written down. */
  readonly runningTrainings: Map<string, Promise<void>>;
  /** Held while a run is resumed or deleted. */
  readonly runLocks: KeyedMutex;
  /** One request id starts one run. */
  readonly requestIdLocks: KeyedMutex;
  /** How long the checkpoints of a run that ended without a model wait for somebody to resume it. */
  readonly trainingRunTtlMs: number;
}
