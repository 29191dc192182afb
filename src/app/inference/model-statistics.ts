// What each model has done since the start, counted as Triton counts it.
import type { Clock } from '../../ports/clock.js';
import type { EngineRun } from '../../ports/compute-host.js';

export interface Duration {
  readonly count: number;
  readonly ms: number;
}

export interface BatchRecord {
  readonly patches: number;
  /** Runs of this size, and what each phase took in all of them. */
  readonly input: Duration;
  readonly computing: Duration;
  readonly output: Duration;
}

export interface ModelRecord {
  readonly name: string;
  readonly version: string;
  /** 0 before the first success. */
  readonly lastSuccessTimeMs: number;
  readonly patches: number;
  /** Of the engine; several requests may share one. */
  readonly runs: number;
  /** Requests, from arrival to answer. */
  readonly success: Duration;
  readonly failure: Duration;
  /** Phases of the requests that succeeded. */
  readonly waiting: Duration;
  readonly input: Duration;
  readonly computing: Duration;
  readonly output: Duration;
  /** By ascending size. */
  readonly batches: readonly BatchRecord[];
}

export interface ModelIdentity {
  readonly name: string;
  readonly version: string;
}

export interface ModelStatistics {
  succeeded(model: ModelIdentity, request: { patches: number; ms: number; runs: readonly EngineRun[] }): void;
  failed(model: ModelIdentity, ms: number): void;
  /** Zeros for a model that has done nothing. */
  of(model: ModelIdentity): ModelRecord;
}

const NONE: Duration = { count: 0, ms: 0 };

/** One small record a version that was ever asked; versions are few. */
export function createModelStatistics(clock: Pick<Clock, 'now'>): ModelStatistics {
  const records = new Map<string, ModelRecord>();
  const of = ({ name, version }: ModelIdentity): ModelRecord =>
    records.get(`${name}/${version}`) ?? emptyRecord(name, version);
  const put = (record: ModelRecord): void => {
    records.set(`${record.name}/${record.version}`, record);
  };
  return {
    of,
    failed: (model, ms) => {
      const record = of(model);
      put({ ...record, failure: plus(record.failure, ms) });
    },
    succeeded: (model, { patches, ms, runs }) => {
      const record = of(model);
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
  const requests = { success: NONE, failure: NONE };
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
