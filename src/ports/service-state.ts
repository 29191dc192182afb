// What the service is at this moment, looked at when somebody asks and not before.
import type { FailureKind, ModelLabel } from './metrics.js';

/** Of all events of a kind together. */
export interface Duration {
  readonly count: number;
  readonly ms: number;
}

/** What a model has done since the start. */
export interface ModelCounters extends ModelLabel {
  readonly patches: number;
  readonly runs: number;
  readonly success: Duration;
  readonly failure: Duration;
  readonly failures: Readonly<Partial<Record<FailureKind, number>>>;
  readonly waiting: Duration;
  readonly input: Duration;
  readonly computing: Duration;
  readonly output: Duration;
}

/** Work of one kind: how much is under way, how much waits for its turn, in the kind's own units. */
export interface QueueState {
  readonly queue: string;
  readonly underWay: number;
  readonly waiting: number;
}

/** Stored records of one kind by their state. */
export interface RecordCounts {
  readonly kind: 'slides' | 'uploads' | 'predictions' | 'trainingRuns';
  readonly states: ReadonlyMap<string, number>;
}

export interface ServiceState {
  readonly isReady: boolean;
  /** Networks, and the ensemble where all its members are. */
  readonly served: readonly ModelLabel[];
  readonly models: readonly ModelCounters[];
  readonly queues: readonly QueueState[];
  /** Without those that are still being counted for the first time. */
  readonly records: readonly RecordCounts[];
}
