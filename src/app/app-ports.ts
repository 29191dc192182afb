// Everything outside that the use cases stand on.
import type { BlobStore } from '../ports/blob-store.js';
import type { Clock, IdSource } from '../ports/clock.js';
import type { ComputeHost } from '../ports/compute-host.js';
import type { Digests } from '../ports/digests.js';
import type { EnsembleStore } from '../ports/ensemble-store.js';
import type { JobRunner } from '../ports/job-runner.js';
import type { LabelledFolders } from '../ports/labelled-folders.js';
import type { LocalFiles } from '../ports/local-files.js';
import type { Log } from '../ports/log.js';
import type { ServiceMetrics } from '../ports/metrics.js';
import type { ModelRepository } from '../ports/model-repository.js';
import type { PathGuard } from '../ports/path-guard.js';
import type { MetadataStore } from '../ports/record-store.js';
import type { Tracing } from '../ports/tracing.js';
import type { Reducer } from '../ports/reducer.js';
import type { Trainer } from '../ports/trainer.js';

export interface AppPorts {
  readonly blobs: BlobStore;
  readonly metadata: MetadataStore;
  readonly compute: ComputeHost;
  /** Predictions. */
  readonly jobs: JobRunner;
  /** Training runs: one at a time holds the device. */
  readonly trainingJobs: JobRunner;
  readonly models: ModelRepository;
  readonly ensembles: EnsembleStore;
  readonly trainer: Trainer;
  readonly reducer: Reducer;
  readonly trainingPaths: PathGuard;
  readonly labelledFolders: LabelledFolders;
  readonly localFiles: LocalFiles;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly digests: Digests;
  readonly log: Log;
  readonly metrics: ServiceMetrics;
  readonly tracing: Tracing;
}
