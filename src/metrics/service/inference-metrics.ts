import type { ModelCounters, ServiceState } from '../../ports/service-state.js';
import type { Instruments, Series } from '../instruments.js';

const MICROSECONDS_A_MS = 1000;
const MODEL = ['model', 'version'];

/** Counters under Triton's names, from the very record that ModelStatistics is answered from. */
export function inferenceMetrics({ readCounter }: Instruments, state: () => ServiceState): void {
  const count = (name: string, help: string, valueOf: (model: ModelCounters) => number): void =>
    readCounter({ name: `nv_inference_${name}`, help, labelNames: MODEL }, () =>
      state().models.map((model): Series => [labelsOf(model), valueOf(model)]),
    );
  const time = (name: string, help: string, of: (model: ModelCounters) => { readonly ms: number }): void =>
    count(`${name}_duration_us`, help, (model) => Math.round(of(model).ms * MICROSECONDS_A_MS));
  count('request_success', 'Requests that succeeded.', ({ success }) => success.count);
  readCounter(
    { name: 'nv_inference_request_failure', help: 'Requests that failed, by kind.', labelNames: [...MODEL, 'reason'] },
    () => state().models.flatMap(failuresOf),
  );
  count('count', 'Patches scored; a batch counts as its patches.', ({ patches }) => patches);
  count('exec_count', 'Batches that the engine ran.', ({ runs }) => runs);
  time('request', 'Time of successful requests, from arrival to answer.', ({ success }) => success);
  time('queue', 'Of it: their batches waited for the engine.', ({ waiting }) => waiting);
  time('compute_input', 'Of it: their patches were decoded and prepared.', ({ input }) => input);
  time('compute_infer', 'Of it: the engine ran.', ({ computing }) => computing);
  time('compute_output', 'Of it: their maps became scores.', ({ output }) => output);
}

function labelsOf({ name, version }: ModelCounters): { readonly model: string; readonly version: string } {
  return { model: name, version };
}

function failuresOf(model: ModelCounters): readonly Series[] {
  const none = { REJECTED: 0, CANCELED: 0, BACKEND: 0, OTHER: 0 };
  return Object.entries({ ...none, ...model.failures }).map(([reason, failures]) => [
    { ...labelsOf(model), reason },
    failures,
  ]);
}
