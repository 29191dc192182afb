import { aggregateCentres } from '../../domain/models/aggregate-centres.js';
import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { EngineRun } from '../../ports/compute-host.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import type { BatchRequest, EngineBatcher } from './engine-batcher.js';
import type { EngineLane } from './engine-lane.js';
import type { LanePriority } from './lane-queues.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { RequestRun } from './run-joined.js';
import type { PrepareBatch } from './stain-preparation.js';
import type { TraceContext } from '../../ports/tracing.js';
import { timedRun } from './timed-run.js';

export interface BatchScores {
  /** (count, models), row by row. */
  readonly probabilities: Float32Array;
  /** Engine time alone, without the wait for a turn. */
  readonly computingSeconds: number;
}

/** Told of each run; `sharedWith`: spans of the other requests in it. */
export type OnRun = (run: EngineRun, sharedWith?: readonly TraceContext[]) => void;

export interface BatchScoring {
  readonly models: readonly LoadedModel[];
  /** Absent: each model's own. */
  readonly aggregation: PatchAggregation | undefined;
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
  /** Told that the batch waits for the engine with this model; gives what is to be told when it begins, or never will. */
  readonly onWait?: ((model: number) => () => void) | undefined;
}

/** The batch through every model, one engine call each, and each patch's centre to one score. */
export async function scoreBatch(batch: PatchBatch, scoring: BatchScoring): Promise<BatchScores> {
  const { models, inputMs = 0 } = scoring;
  const probabilities = new Float32Array(batch.count * models.length);
  let computingSeconds = 0;
  for (const [index, model] of models.entries()) {
    const startedMs = performance.now();
    const prepared = scoring.prepare(batch, model);
    const ownInputMs = inputMs + performance.now() - startedMs;
    const onBegin = scoring.onWait?.(index);
    const { values, run, waitingMs, computingMs, sharedWith } = await centresOf(model, prepared, {
      ...scoring,
      inputMs: ownInputMs,
      onBegin,
    }).finally(onBegin);
    const computedMs = performance.now();
    computingSeconds += computingMs / 1000;
    const scores = aggregateCentres(values, batch.count, scoring.aggregation ?? model.manifest.aggregation);
    for (const [patch, score] of scores.entries()) probabilities[patch * models.length + index] = score;
    const ms = { waitingMs, inputMs: ownInputMs, computingMs, outputMs: performance.now() - computedMs };
    scoring.onRun?.({ model: index, patches: batch.count, ...(run && { execution: run }), ...ms }, sharedWith);
  }
  return { probabilities, computingSeconds };
}

async function centresOf(
  { network }: LoadedModel,
  batch: PatchBatch,
  scoring: BatchScoring & BatchRequest,
): Promise<RequestRun> {
  const { lane, batcher, priority, signal, expiresMs, inputMs, trace, onBegin } = scoring;
  if (batcher !== undefined) {
    const request = { priority, signal, expiresMs, inputMs, trace, onBegin };
    return batcher.probabilities(network, 'centre', batch, request);
  }
  const compute = (): Promise<Float32Array> => {
    onBegin?.();
    return network.centreProbabilities(batch);
  };
  const { result, ...ms } = await timedRun(lane, priority, compute, signal);
  return { values: result, ...ms, run: { patches: batch.count, inputMs } };
}
