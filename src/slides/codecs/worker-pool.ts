import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ImageError } from '../../image/image-error.js';
import type { DecodeRequest, DecodeResponse } from './worker-messages.js';

/** Decoding uses a core each; more threads than this read faster than any engine here scores. */
const MAX_WORKERS = Math.min(4, availableParallelism());
/** A 256-px tile takes some 20 ms; what takes this long was made to. */
const DECODE_TIMEOUT_MS = 60_000;

interface Job {
  readonly compressed: Uint8Array<ArrayBuffer>;
  readonly maxBytes: number;
  readonly resolve: (data: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Decodes in the next free worker thread; `compressed` is handed over and must not be used any more. */
export type DecodeInWorker = (compressed: Uint8Array<ArrayBuffer>, maxBytes: number) => Promise<Uint8Array>;

interface Pool {
  /** For messages. */
  readonly codec: string;
  readonly module: string;
  readonly queue: Job[];
  readonly idle: Worker[];
  readonly workers: Set<Worker>;
  lastId: number;
}

/**
 * Threads that run a codec's wasm. One pool a process and codec, whatever the number of slides; its queue is bounded by
 * the tile gate in front of it. `module` is the worker's, beside this one and without its ending.
 */
export function createWorkerPool(codec: string, module: string): DecodeInWorker {
  const pool: Pool = { codec, module, queue: [], idle: [], workers: new Set(), lastId: 0 };
  return (compressed, maxBytes) =>
    new Promise((resolve, reject) => {
      pool.queue.push({ compressed, maxBytes, resolve, reject });
      startNext(pool);
    });
}

function startNext(pool: Pool): void {
  const worker = pool.queue.length > 0 ? (pool.idle.pop() ?? startAnother(pool)) : undefined;
  if (worker === undefined) return;
  const job = pool.queue.shift();
  if (job !== undefined) runJob(pool, worker, job);
}

function startAnother(pool: Pool): Worker | undefined {
  if (pool.workers.size >= MAX_WORKERS) return undefined;
  const worker = startWorker(pool.module);
  pool.workers.add(worker);
  worker.on('error', () => {
    drop(pool, worker);
  });
  return worker;
}

function drop({ workers, idle }: Pool, worker: Worker): void {
  workers.delete(worker);
  const place = idle.indexOf(worker);
  if (place >= 0) idle.splice(place, 1);
}

function runJob(pool: Pool, worker: Worker, { compressed, maxBytes, resolve, reject }: Job): void {
  pool.lastId += 1;
  const id = pool.lastId;
  const timer = setTimeout(() => {
    fail(new ImageError(`${pool.codec} decoding took more than ${DECODE_TIMEOUT_MS / 1000} s`));
  }, DECODE_TIMEOUT_MS);
  const settle = (): void => {
    clearTimeout(timer);
    worker.off('message', finish).off('error', fail);
    // An idle thread must not keep the process alive.
    worker.unref();
  };
  function finish(response: DecodeResponse): void {
    if (response.id !== id) return;
    settle();
    pool.idle.push(worker);
    if ('data' in response) resolve(response.data);
    else reject(new ImageError(response.failure));
    startNext(pool);
  }
  function fail(error: Error): void {
    settle();
    drop(pool, worker);
    void worker.terminate();
    reject(error);
    startNext(pool);
  }
  worker.ref();
  worker.on('message', finish).on('error', fail);
  worker.postMessage({ id, compressed, maxBytes } satisfies DecodeRequest, [compressed.buffer]);
}

function startWorker(module: string): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`${module}.js`, import.meta.url));
  const entry = new URL(`${module}.ts`, import.meta.url).href;
  return new Worker(new URL('./start-from-source.mjs', import.meta.url), { workerData: { entry }, execArgv: [] });
}
