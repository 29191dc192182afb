// What the application can say of itself to whoever watches it.
import type { JobRunner } from '../../ports/job-runner.js';
import type { RecordCounts, QueueState, ServiceState } from '../../ports/service-state.js';
import type { Admission } from '../admission.js';
import type { ModelStatistics } from '../inference/model-statistics.js';
import type { Serving } from '../models/serving.js';
import { allServed } from '../inference/served-network.js';
import type { Readiness } from '../use-cases.js';
import type { CountedMetadata } from './counted-metadata.js';

export interface WatchedParts {
  readonly serving: Serving;
  readonly readiness: Readiness;
  readonly statistics: ModelStatistics;
  readonly jobs: Readonly<Record<string, JobRunner>>;
  readonly admissions: Readonly<Record<string, Pick<Admission, 'load'>>>;
  readonly records: CountedMetadata['counts'];
}

export function serviceState({
  serving,
  readiness,
  statistics,
  jobs,
  admissions,
  records,
}: WatchedParts): ServiceState {
  return {
    isReady: readiness.isReady(),
    served: allServed(serving),
    models: statistics.all(),
    queues: [
      ...Object.entries(jobs).map(([queue, runner]): QueueState => ({ queue, ...runner.load() })),
      ...Object.entries(admissions).map(([queue, admission]): QueueState => ({ queue, ...admission.load() })),
    ],
    records: Object.entries(records()).flatMap(([kind, states]) =>
      states === undefined ? [] : [{ kind: kind as RecordCounts['kind'], states }],
    ),
  };
}
