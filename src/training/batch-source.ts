import type { Worker } from 'node:worker_threads';
import type { AugmentationOptions } from '../domain/augmentation/augmentation-options.js';
import { AppError } from '../domain/errors/app-error.js';
import { startWorker } from '../process/start-worker.js';
import type { BatchReply, BatchRequest, BatchWorkerData } from './batch-messages.js';
import type { PatchStore } from './patch-store.js';

/** Batches ahead of the trainer, each thread's share included: enough to hide a slow batch, 7 MB each at 64 × 96 px. */
const BATCHES_AHEAD_PER_THREAD = 3;

export interface PlannedBatch {
  /** Number of the step in the whole run; seeds the augmentation. */
  readonly step: number;
  readonly indices: readonly number[];
}

export interface AugmentedBatch extends PlannedBatch {
  /** float32 (count, patchSizePx, patchSizePx, 3), 0…255. */
  readonly pixels: Float32Array;
}

export interface BatchSource {
  /** Augments ahead and yields in plan order. */
  stream(plan: Iterable<PlannedBatch>): AsyncGenerator<AugmentedBatch>;
  close(): Promise<void>;
}

interface Waiter {
  resolve(pixels: Float32Array): void;
  reject(error: AppError): void;
}

export function createBatchSource(
  store: PatchStore,
  augmentation: AugmentationOptions,
  seed: number,
  threads: number,
): BatchSource {
  const workerData: BatchWorkerData = {
    cache: store.cache,
    cachedCount: store.cachedCount,
    files: store.patches.map((patch) => patch.file),
    patchSizePx: store.patchSizePx,
    augmentation,
    seed,
  };
  const waiters = new Map<number, Waiter>();
  const workers = Array.from({ length: threads }, () => startBatchWorker(workerData, waiters));
  const exits = workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
  let nextId = 0;

  const request = (batch: PlannedBatch): Promise<AugmentedBatch> => {
    const id = nextId;
    nextId += 1;
    const promise = new Promise<Float32Array>((resolve, reject) => waiters.set(id, { resolve, reject }));
    workers[id % workers.length]?.postMessage({ id, ...batch } satisfies BatchRequest);
    return promise.then((pixels) => ({ ...batch, pixels }));
  };

  return {
    async *stream(plan) {
      const ahead: Promise<AugmentedBatch>[] = [];
      for (const batch of plan) {
        const asked = request(batch);
        // The failure is met where the batch is awaited; until then it must not count as unhandled.
        asked.catch(() => undefined);
        ahead.push(asked);
        const first = ahead.length > threads * BATCHES_AHEAD_PER_THREAD ? ahead.shift() : undefined;
        if (first !== undefined) yield await first;
      }
      for (const rest of ahead) yield await rest;
    },
    close: async () => {
      for (const worker of workers) worker.postMessage('close' satisfies BatchRequest);
      await Promise.all(exits);
    },
  };
}

function startBatchWorker(workerData: BatchWorkerData, waiters: Map<number, Waiter>): Worker {
  const worker = startWorker(import.meta.url, './batch-worker.js', { workerData });
  const failAll = (error: unknown): void => {
    const failure = new AppError('INTERNAL', 'the augmentation thread ended', { cause: error });
    for (const waiter of waiters.values()) waiter.reject(failure);
    waiters.clear();
  };
  worker.on('message', (reply: BatchReply) => {
    const waiter = waiters.get(reply.id);
    waiters.delete(reply.id);
    if (reply.type === 'batch') waiter?.resolve(reply.pixels);
    else waiter?.reject(new AppError('TRAINING_DATA_INVALID', `a patch could not be read again: ${reply.message}`));
  });
  worker.on('error', failAll);
  worker.on('exit', failAll);
  return worker;
}
