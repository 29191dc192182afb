import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { ImageError } from '../../image/image-error.js';
import type { Jpeg2000Request, Jpeg2000Response } from './jpeg2000-messages.js';

/** Decoding uses a core each; more threads than this read faster than any engine here scores. */
const MAX_WORKERS = Math.min(4, availableParallelism());
/** A 256-px tile takes some 20 ms; what takes this long was made to. */
const DECODE_TIMEOUT_MS = 60_000;

interface Job {
  readonly compressed: Uint8Array<ArrayBuffer>;
  readonly resolve: (data: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

// One pool a process, whatever the number of slides. The queue is bounded by the tile gate in front of it.
const queue: Job[] = [];
const idle: Worker[] = [];
const workers = new Set<Worker>();
let lastId = 0;

/** Decodes in the next free worker thread; `compressed` is handed over and must not be used any more. */
export function decodeInWorker(compressed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    queue.push({ compressed, resolve, reject });
    startNext();
  });
}

function startNext(): void {
  const worker = queue.length > 0 ? (idle.pop() ?? startWorker()) : undefined;
  if (worker === undefined) return;
  const job = queue.shift();
  if (job !== undefined) runJob(worker, job);
}

function startWorker(): Worker | undefined {
  if (workers.size >= MAX_WORKERS) return undefined;
  const worker = import.meta.url.endsWith('.ts')
    ? startFromSource()
    : new Worker(new URL('./jpeg2000-worker.js', import.meta.url));
  workers.add(worker);
  worker.on('error', () => {
    drop(worker);
  });
  return worker;
}

function startFromSource(): Worker {
  const entry = new URL('./jpeg2000-worker.ts', import.meta.url).href;
  return new Worker(new URL('./start-from-source.mjs', import.meta.url), { workerData: { entry }, execArgv: [] });
}

function drop(worker: Worker): void {
  workers.delete(worker);
  const place = idle.indexOf(worker);
  if (place >= 0) idle.splice(place, 1);
}

function runJob(worker: Worker, job: Job): void {
  lastId += 1;
  const id = lastId;
  const timer = setTimeout(() => {
    fail(new ImageError(`JPEG 2000 decoding took more than ${DECODE_TIMEOUT_MS / 1000} s`));
  }, DECODE_TIMEOUT_MS);
  const settle = (): void => {
    clearTimeout(timer);
    worker.off('message', finish).off('error', fail);
    // An idle thread must not keep the process alive.
    worker.unref();
  };
  function finish(response: Jpeg2000Response): void {
    if (response.id !== id) return;
    settle();
    idle.push(worker);
    if ('data' in response) job.resolve(response.data);
    else job.reject(new ImageError(response.failure));
    startNext();
  }
  function fail(error: Error): void {
    settle();
    drop(worker);
    void worker.terminate();
    job.reject(error);
    startNext();
  }
  worker.ref();
  worker.on('message', finish).on('error', fail);
  worker.postMessage({ id, compressed: job.compressed } satisfies Jpeg2000Request, [job.compressed.buffer]);
}
