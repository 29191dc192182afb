import type { EngineNetwork, PatchBatch } from '../../ports/inference-engine.js';
import type { TraceContext } from '../../ports/tracing.js';

/** What is asked of a network: `EngineNetwork.centreProbabilities` or `probabilityMaps`. */
export type OutputView = 'centre' | 'map';

/** A request that waits for a run. */
export interface WaitingRequest {
  readonly batch: PatchBatch;
  readonly signal: AbortSignal;
  /** By `machineMs`. */
  readonly expiresMs?: number | undefined;
  readonly inputMs: number;
  /** The request's span; absent where it is not traced. */
  readonly trace?: TraceContext | undefined;
  /** Told right before the engine begins. */
  readonly onBegin?: (() => void) | undefined;
  /** By `performance.now`. */
  readonly enteredMs: number;
  readonly resolve: (run: RequestRun) => void;
  readonly reject: (error: unknown) => void;
}

/** What one request got of the run that it was part of. */
export interface RequestRun {
  /** Probabilities of its own patches, of the view that was asked for. */
  readonly values: Float32Array;
  readonly waitingMs: number;
  /** Of the whole run. */
  readonly computingMs: number;
  /** The whole run; absent where another of its requests tells of it, so that it is counted once. */
  readonly run?: { readonly patches: number; readonly inputMs: number };
  /** Spans of the other requests in it. */
  readonly sharedWith?: readonly TraceContext[];
}

/** Computes the requests in one run and settles each; never rejects. When the run fails each has one of its own. */
export async function runJoined(
  network: EngineNetwork,
  view: OutputView,
  requests: readonly WaitingRequest[],
): Promise<void> {
  const startedMs = performance.now();
  for (const { onBegin } of requests) onBegin?.();
  try {
    const batch = joinBatches(requests.map((request) => request.batch));
    const values = await probabilitiesOf(network, view, batch);
    share(requests, values, startedMs);
  } catch (error) {
    if (requests.length === 1) requests[0]?.reject(error);
    // A request that breaks the engine must not fail those that only happened to wait beside it.
    else for (const request of requests) await runJoined(network, view, [request]);
  }
}

export function probabilitiesOf(network: EngineNetwork, view: OutputView, batch: PatchBatch): Promise<Float32Array> {
  return view === 'map' ? network.probabilityMaps(batch) : network.centreProbabilities(batch);
}

/** One after the other; a lone batch as it is. */
function joinBatches(batches: readonly PatchBatch[]): PatchBatch {
  const [first] = batches;
  if (first !== undefined && batches.length === 1) return first;
  const count = batches.reduce((sum, batch) => sum + batch.count, 0);
  const data = new Uint8Array(batches.reduce((sum, batch) => sum + batch.data.length, 0));
  let offset = 0;
  for (const batch of batches) {
    data.set(batch.data, offset);
    offset += batch.data.length;
  }
  return { data, count, patchSizePx: first?.patchSizePx ?? 0 };
}

function share(requests: readonly WaitingRequest[], values: Float32Array, startedMs: number): void {
  const computingMs = performance.now() - startedMs;
  const patches = requests.reduce((sum, { batch }) => sum + batch.count, 0);
  const inputMs = requests.reduce((sum, request) => sum + request.inputMs, 0);
  // Whose caller has gone gets no answer, and with it the count would go.
  const teller = requests.find(({ signal }) => !signal.aborted) ?? requests[0];
  const perPatch = values.length / patches;
  const traces = requests.flatMap(({ trace }) => trace ?? []);
  let first = 0;
  for (const request of requests) {
    const end = first + request.batch.count;
    request.resolve({
      values: values.subarray(first * perPatch, end * perPatch),
      waitingMs: startedMs - request.enteredMs,
      computingMs,
      ...(request === teller && { run: { patches, inputMs } }),
      sharedWith: traces.filter((trace) => trace !== request.trace),
    });
    first = end;
  }
}
