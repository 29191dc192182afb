import type { Worker } from 'node:worker_threads';
import { AppError } from '../../domain/errors/app-error.js';
import { startWorker } from '../../process/start-worker.js';
import type { BatchReply, BatchRequest, BatchWorkerData, PlannedRequest } from './batch-messages.js';

/** Threads that read and augment patches. */
export interface BatchThreads {
  /** float32 (count, patchSizePx, patchSizePx, 3), 0…255. Throws TRAINING_DATA_INVALID. */
  augment(batch: Omit<PlannedRequest, 'id'>): Promise<Float32Array>;
  close(): Promise<void>;
}

interface Waiter {
  resolve(pixels: Float32Array): void;
  reject(error: AppError): void;
}

/** What has been asked and not yet answered, by the request's number. */
type Waiters = Map<number, Waiter>;

/** Starts `count` threads that take requests in turn. */
export function startBatchThreads(workerData: BatchWorkerData, count: number): BatchThreads {
  const waiters: Waiters = new Map();
  const workers = Array.from({ length: count }, () => startBatchWorker(workerData, waiters));
  const exits = workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
  let nextId = 0;
  return {
    augment: (batch) => {
      const id = nextId;
      nextId += 1;
      const pixels = new Promise<Float32Array>((resolve, reject) => waiters.set(id, { resolve, reject }));
      workers[id % workers.length]?.postMessage({ id, ...batch } satisfies BatchRequest);
      return pixels;
    },
    close: async () => {
      for (const worker of workers) worker.postMessage('close' satisfies BatchRequest);
      await Promise.all(exits);
    },
  };
}

function startBatchWorker(workerData: BatchWorkerData, waiters: Waiters): Worker {
  const worker = startWorker(import.meta.url, './batch-worker.js', { workerData });
  const failAll = (error: unknown): void => {
    const failure = new AppError('INTERNAL', 'the augmentation thread ended', { cause: error });
    for (const waiter of waiters.values()) waiter.reject(failure);
    waiters.clear();
  };
  worker.on('message', (reply: BatchReply) => settle(reply, waiters));
  worker.on('error', failAll);
  worker.on('exit', failAll);
  return worker;
}

function settle(reply: BatchReply, waiters: Waiters): void {
  const waiter = waiters.get(reply.id);
  waiters.delete(reply.id);
  if (reply.type === 'batch') waiter?.resolve(reply.pixels);
  else waiter?.reject(new AppError('TRAINING_DATA_INVALID', `a patch could not be read again: ${reply.message}`));
}
