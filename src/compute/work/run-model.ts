import type { EngineRun } from '../../ports/compute-host.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { TraceContext } from '../../ports/tracing.js';
import type { BatchRequest, EngineBatcher } from './engine-batcher.js';
import type { EngineLane } from './engine-lane.js';
import type { LanePriority } from './lane-queues.js';
import { probabilitiesOf, type OutputView, type RequestRun } from './run-joined.js';
import type { PrepareBatch } from './stain-preparation.js';
import { timedRun } from './timed-run.js';

/** Told of each run; `sharedWith`: spans of the other requests in it. */
export type OnRun = (run: EngineRun, sharedWith?: readonly TraceContext[]) => void;

export interface ModelRunning {
  readonly prepare: PrepareBatch;
  readonly lane: EngineLane;
  /** Joins the batch with those of others; absent: it has its size for a reason and is computed as it is. */
  readonly batcher?: EngineBatcher | undefined;
  readonly priority: LanePriority;
  readonly signal: AbortSignal;
  /** By `machineMs`; of joined batches alone. */
  readonly expiresMs?: number | undefined;
  /** What the batch took before it came here, of which `onRun` tells. */
  readonly inputMs?: number;
  readonly onRun?: OnRun | undefined;
  /** The request's span, for others whose run it shares. */
  readonly trace?: TraceContext | undefined;
  /**
   * Told that the batch waits for the engine with this model; gives what is to be told when it begins, or never will.
   */
  readonly onWait?: ((model: number) => () => void) | undefined;
}

export interface ModelCall<T> {
  readonly model: LoadedModel;
  /** Of the model among those of the request. */
  readonly index: number;
  readonly view: OutputView;
  /** Of the network's output of the batch; its time is told as `outputMs`. */
  readonly toResult: (values: Float32Array) => T;
}

export interface ModelRun<T> {
  readonly result: T;
  /** Engine time alone, without the wait for a turn. */
  readonly computingMs: number;
}

/** One engine call: the batch as the model wants it, and the result of what comes out. */
export async function runModel<T>(batch: PatchBatch, call: ModelCall<T>, running: ModelRunning): Promise<ModelRun<T>> {
  const { prepare, onWait, onRun, priority, signal, expiresMs, trace } = running;
  const startedMs = performance.now();
  const prepared = prepare(batch, call.model);
  const inputMs = (running.inputMs ?? 0) + performance.now() - startedMs;
  const onBegin = onWait?.(call.index);
  const request = { priority, signal, expiresMs, trace, inputMs, onBegin };
  const { values, run, waitingMs, computingMs, sharedWith } = await outputOf(prepared, call, running, request).finally(
    onBegin,
  );
  const computedMs = performance.now();
  const result = call.toResult(values);
  const ms = { waitingMs, inputMs, computingMs, outputMs: performance.now() - computedMs };
  onRun?.({ model: call.index, patches: batch.count, ...(run && { execution: run }), ...ms }, sharedWith);
  return { result, computingMs };
}

async function outputOf(
  batch: PatchBatch,
  { model: { network }, view }: Pick<ModelCall<unknown>, 'model' | 'view'>,
  { lane, batcher }: ModelRunning,
  request: BatchRequest,
): Promise<RequestRun> {
  const { priority, signal, inputMs, onBegin } = request;
  if (batcher !== undefined) return batcher.probabilities(network, view, batch, request);
  const compute = (): Promise<Float32Array> => {
    onBegin?.();
    return probabilitiesOf(network, view, batch);
  };
  const { result, ...ms } = await timedRun(lane, priority, compute, signal);
  return { values: result, ...ms, run: { patches: batch.count, inputMs } };
}
