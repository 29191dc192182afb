// A request's runs of the engine as spans: its decoding, its wait, its batch.
import type { EngineRun } from '../../ports/compute-host.js';
import type { ModelLabel, PatchSource } from '../../ports/metrics.js';
import type { TraceContext, Tracing } from '../../ports/tracing.js';

/** Of one request: a slide has hundreds of batches, of which the first ones tell how it goes. */
const MAX_TRACED_RUNS = 64;

/** Told right after each run, so that all times lie behind. `sharedWith`: the requests that were in the same run. */
export type TraceRun = (run: EngineRun, model: ModelLabel, sharedWith: readonly TraceContext[]) => void;

/** For the request that the calling code works on; nothing where that is not traced. */
export function traceRuns(tracing: Tracing, source: PatchSource): TraceRun {
  const parent = tracing.current();
  if (parent === undefined) return () => undefined;
  let traced = 0;
  return (run, model, sharedWith) => {
    traced += 1;
    if (traced > MAX_TRACED_RUNS) return;
    const endMs = performance.now();
    const computedMs = endMs - run.outputMs;
    const begunMs = computedMs - run.computingMs;
    const enteredMs = begunMs - run.waitingMs;
    // The models of a call share what was decoded. A slide's regions are read ahead, for several batches.
    if (run.model === 0 && source === 'patches') {
      tracing.begin('decode', { parent, startMs: enteredMs - run.inputMs }).end({ endMs: enteredMs });
    }
    const queue = tracing.begin('queue', { parent, startMs: enteredMs });
    queue.end({ endMs: begunMs });
    const attributes = {
      'sentinode.model': model.name,
      'sentinode.model_version': model.version,
      'sentinode.patches': run.patches,
    };
    const links = sharedWith;
    tracing
      .begin('engine batch', { parent: queue.context, startMs: begunMs, links, attributes })
      .end({ endMs: computedMs });
  };
}
