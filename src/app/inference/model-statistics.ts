// What each model has done since the start, counted as Triton counts it.
import type { Clock } from '../../ports/clock.js';
import type { EngineRun } from '../../ports/compute-host.js';
import type { FailureKind, ModelLabel, ServiceMetrics } from '../../ports/metrics.js';
import type { Duration, ModelCounters } from '../../ports/service-state.js';

export interface BatchRecord {
  readonly patches: number;
  /** Runs of this size, and what each phase took in all of them. */
  readonly input: Duration;
  readonly computing: Duration;
  readonly output: Duration;
}

export interface ModelRecord extends ModelCounters {
  /** 0 before the first success. */
  readonly lastSuccessTimeMs: number;
  /** By ascending size. */
  readonly batches: readonly BatchRecord[];
}

export interface ModelStatistics {
  succeeded(model: ModelLabel, request: { patches: number; ms: number; runs: readonly EngineRun[] }): void;
  failed(model: ModelLabel, ms: number, kind: FailureKind): void;
  /** Zeros for a model that has done nothing. */
  of(model: ModelLabel): ModelRecord;
  /** Of all that were ever asked. */
  all(): readonly ModelRecord[];
}

const NONE: Duration = { count: 0, ms: 0 };

/** One small record a version that was ever asked; versions are few. */
export function createModelStatistics(
  clock: Pick<Clock, 'now'>,
  metrics: Pick<ServiceMetrics, 'requestAnswered'>,
): ModelStatistics {
  const records = new Map<string, ModelRecord>();
  const of = ({ name, version }: ModelLabel): ModelRecord =>
    records.get(`${name}/${version}`) ?? emptyRecord(name, version);
  const put = (record: ModelRecord): void => {
    records.set(`${record.name}/${record.version}`, record);
  };
  return {
    of,
    all: () => [...records.values()],
    failed: (model, ms, kind) => {
      const record = of(model);
      const failures = { ...record.failures, [kind]: (record.failures[kind] ?? 0) + 1 };
      put({ ...record, failure: plus(record.failure, ms), failures });
    },
    succeeded: (model, { patches, ms, runs }) => {
      const record = of(model);
      metrics.requestAnswered(model, ms / 1000);
      put({
        ...record,
        lastSuccessTimeMs: clock.now(),
        patches: record.patches + patches,
        runs: record.runs + executionsOf(runs).length,
        success: plus(record.success, ms),
        waiting: plus(record.waiting, total(runs, 'waitingMs')),
        input: plus(record.input, total(runs, 'inputMs')),
        computing: plus(record.computing, total(runs, 'computingMs')),
        output: plus(record.output, total(runs, 'outputMs')),
        batches: executionsOf(runs).reduce(withExecution, record.batches),
      });
    },
  };
}

function emptyRecord(name: string, version: string): ModelRecord {
  const phases = { waiting: NONE, input: NONE, computing: NONE, output: NONE };
  const requests = { success: NONE, failure: NONE, failures: {} };
  return { name, version, lastSuccessTimeMs: 0, patches: 0, runs: 0, ...requests, ...phases, batches: [] };
}

function plus({ count, ms }: Duration, more: number): Duration {
  return { count: count + 1, ms: ms + more };
}

type Phase = 'waitingMs' | 'inputMs' | 'computingMs' | 'outputMs';

function total(runs: readonly EngineRun[], phase: Phase): number {
  return runs.reduce((sum, run) => sum + run[phase], 0);
}

type Execution = Pick<EngineRun, 'patches' | 'inputMs' | 'computingMs' | 'outputMs'>;

/** Each run once, however many requests were in it. */
function executionsOf(runs: readonly EngineRun[]): readonly Execution[] {
  return runs.flatMap(({ execution, computingMs, outputMs }) =>
    execution === undefined ? [] : [{ ...execution, computingMs, outputMs }],
  );
}

/** Sizes are at most 32, the engine's largest batch. */
function withExecution(batches: readonly BatchRecord[], run: Execution): readonly BatchRecord[] {
  const empty: BatchRecord = { patches: run.patches, input: NONE, computing: NONE, output: NONE };
  const old = batches.find(({ patches }) => patches === run.patches) ?? empty;
  const next: BatchRecord = {
    patches: run.patches,
    input: plus(old.input, run.inputMs),
    computing: plus(old.computing, run.computingMs),
    output: plus(old.output, run.outputMs),
  };
  return [...batches.filter(({ patches }) => patches !== run.patches), next].sort((a, b) => a.patches - b.patches);
}
