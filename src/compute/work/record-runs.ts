// What the engine and the readers of slides did for one request: told to the meter, and to the request's own
// statistics.
import type { EngineRun, SlideScoreEvent } from '../../ports/compute-host.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { ComputeMetrics, ModelLabel, PatchSource } from '../../ports/metrics.js';
import type { ReadScaledRegion } from '../../ports/slide-reader.js';
import type { TraceContext, Tracing } from '../../ports/tracing.js';
import type { OnRun } from './run-model.js';
import { traceRuns } from './trace-runs.js';

export interface RunWatchers {
  readonly meter: ComputeMetrics;
  readonly tracing: Tracing;
}

export interface RunRecord {
  /** Grows; `withRuns` empties it. */
  readonly runs: EngineRun[];
  readonly onRun: OnRun;
  /** The request's span. */
  readonly trace: TraceContext | undefined;
  readonly onWait: (model: number) => () => void;
}

/** Right when the request begins: what is inside of its span is told as its part. */
export function recordRuns(
  { meter, tracing }: RunWatchers,
  models: readonly LoadedModel[],
  source: PatchSource,
): RunRecord {
  const labels = models.map(({ manifest: { name, version } }) => ({ name, version: String(version) }));
  const runs: EngineRun[] = [];
  const traceRun = traceRuns(tracing, source);
  return {
    runs,
    onWait: (model) => waitOnce(meter, labels[model]),
    trace: tracing.current(),
    onRun: (run, sharedWith = []) => {
      runs.push(run);
      const label = labels[run.model];
      if (label !== undefined) {
        meter.ran(label, source, run);
        traceRun(run, label, sharedWith);
      }
      // The models of a call share what was decoded. A slide's blocks are timed where they are read.
      if (run.model === 0 && source === 'patches') meter.decoded(source, run.inputMs / 1000);
    },
  };
}

/** Begun and gone are told alike, and once. */
function waitOnce(meter: ComputeMetrics, label: ModelLabel | undefined): () => void {
  let waits = label !== undefined;
  if (label !== undefined) meter.pending(label, 1);
  return () => {
    if (waits && label !== undefined) meter.pending(label, -1);
    waits = false;
  };
}

/** Each event with scores takes the runs since the one before with it. */
export async function* withRuns(
  events: AsyncIterable<SlideScoreEvent>,
  runs: EngineRun[],
): AsyncGenerator<SlideScoreEvent, void, undefined> {
  for await (const event of events) yield event.kind === 'scores' ? { ...event, runs: runs.splice(0) } : event;
}

/** The same reads, each told to the meter when it succeeds. */
export function timedReads(read: ReadScaledRegion, meter: ComputeMetrics): ReadScaledRegion {
  return async (...how) => {
    const startedMs = performance.now();
    const image = await read(...how);
    meter.decoded('slide', (performance.now() - startedMs) / 1000);
    return image;
  };
}
