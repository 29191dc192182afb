import type { KeyedMutex } from '../../domain/async/keyed-mutex.js';
import type { AppPorts } from '../app-ports.js';
import type { ModelStatistics } from '../inference/model-statistics.js';
import type { Serving } from '../models/serving.js';
import type { PatchAdmission } from './patch-admission.js';
import type { PatchStreamPlaces } from './patch-stream-places.js';
import type { Watchers } from './watchers.js';

/** What the prediction use cases share. */
export interface PredictionPorts extends Pick<
  AppPorts,
  'blobs' | 'metadata' | 'compute' | 'jobs' | 'clock' | 'newId' | 'digests' | 'log' | 'metrics' | 'tracing'
> {
  readonly serving: Serving;
  readonly watchers: Watchers;
  /** Predictions that this process holds, waiting or running; each resolves once its end is written down. */
  readonly running: Map<string, Promise<void>>;
  /** Held while a slide is deleted and while a prediction of it is created. */
  readonly slideLocks: KeyedMutex;
  readonly requestIdLocks: KeyedMutex;
  readonly patchStreams: PatchStreamPlaces;
  /** Of patches of unary calls. */
  readonly patchAdmission: PatchAdmission;
  readonly statistics: ModelStatistics;
  /** For provenance. */
  readonly softwareVersion: string;
}
