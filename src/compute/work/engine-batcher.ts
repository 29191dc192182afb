// Requests of several callers for the same network, joined into one run of the engine.
import { DEFAULT_BATCHING, type BatchingPolicy } from '../../domain/scheduling/batching.js';
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { EngineNetwork, PatchBatch } from '../../ports/inference-engine.js';
import type { TraceContext } from '../../ports/tracing.js';
import { createBatchLine, type BatchLine, type BatchLineOptions } from './batch-line.js';
import type { EngineLane } from './engine-lane.js';
import { throwIfExpired } from './expiry.js';
import type { LanePriority } from './lane-queues.js';
import type { OutputView, RequestRun, WaitingRequest } from './run-joined.js';

export interface BatchRequest {
  readonly priority: LanePriority;
  readonly signal: AbortSignal;
  /** By `machineMs`; absent: never. */
  readonly expiresMs?: number | undefined;
  /** What decoding and preparing the patches took. */
  readonly inputMs: number;
  /** Absent where it is not traced. */
  readonly trace?: TraceContext | undefined;
  /** Told right before the engine begins with it. */
  readonly onBegin?: (() => void) | undefined;
}

export interface EngineBatcher {
  readonly policy: BatchingPolicy;
  /**
   * The centres or maps of one request's patches, computed alone or with others that wait for the same of the same
   * network at the same priority: those have the same preparation behind them, whoever asked. Rejects with CANCELLED or
   * DEADLINE_EXCEEDED, and is then part of no run, with QUEUE_FULL, and with the engine's own error.
   */
  probabilities(
    network: EngineNetwork,
    view: OutputView,
    batch: PatchBatch,
    request: BatchRequest,
  ): Promise<RequestRun>;
}

export function createEngineBatcher(lane: EngineLane, policy: BatchingPolicy = DEFAULT_BATCHING): EngineBatcher {
  const lines = new WeakMap<EngineNetwork, Map<string, BatchLine>>();
  const lineOf = (options: Pick<BatchLineOptions, 'network' | 'view' | 'patchSizePx' | 'priority'>): BatchLine => {
    const { network, view, patchSizePx, priority } = options;
    const ofNetwork = lines.get(network) ?? new Map<string, BatchLine>();
    lines.set(network, ofNetwork);
    const key = `${view} ${priority} ${patchSizePx}`;
    const line = ofNetwork.get(key) ?? createBatchLine({ lane, policy, ...options });
    ofNetwork.set(key, line);
    return line;
  };
  return {
    policy,
    probabilities: async (network, view, batch, request) => {
      throwIfAborted(request.signal);
      throwIfExpired(request.expiresMs);
      const { patchSizePx } = batch;
      return waitIn(lineOf({ network, view, patchSizePx, priority: request.priority }), batch, request);
    },
  };
}

function waitIn(line: BatchLine, batch: PatchBatch, request: BatchRequest): Promise<RequestRun> {
  return new Promise((resolve, reject) => {
    const { signal } = request;
    const giveUp = (): void => {
      if (line.leave(waiting)) waiting.reject(abortError(signal));
    };
    const settling =
      <T>(settle: (value: T) => void) =>
      (value: T): void => {
        signal.removeEventListener('abort', giveUp);
        settle(value);
      };
    const waiting: WaitingRequest = {
      ...request,
      batch,
      enteredMs: performance.now(),
      resolve: settling(resolve),
      reject: settling(reject),
    };
    signal.addEventListener('abort', giveUp, { once: true });
    line.enter(waiting);
  });
}
