import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../process/start-worker.js';
import type { HashReply, HashRequest } from './hash-messages.js';

/** The thread that reads and hashes files; started at the first file, and again after it has ended. */
export interface HashThread {
  /** SHA-256 of each file, hexadecimal. Rejects with the system's code where a file cannot be read. */
  hash(paths: readonly string[]): HashJob;
  close(): Promise<void>;
}

export interface HashJob {
  readonly digests: Promise<readonly string[]>;
  /** Rejects at once; the thread stops within one read. */
  cancel(reason: unknown): void;
}

interface Waiter {
  resolve(digests: readonly string[]): void;
  reject(error: unknown): void;
}

type Waiters = Map<number, Waiter>;

export function createHashThread(): HashThread {
  const waiters: Waiters = new Map();
  let worker: Worker | undefined;
  let lastId = 0;
  const fail = (error: unknown): void => {
    worker = undefined;
    for (const waiter of waiters.values()) waiter.reject(error);
    waiters.clear();
  };
  const send = (request: HashRequest): void => {
    worker ??= startHashing(waiters, fail);
    worker.postMessage(request);
  };
  const leave = (id: number): void => {
    waiters.delete(id);
    // An idle thread must not keep the process alive.
    if (waiters.size === 0) worker?.unref();
  };
  return {
    hash: (paths) => {
      lastId += 1;
      const id = lastId;
      const digests = new Promise<readonly string[]>((resolve, reject) => {
        waiters.set(id, { resolve, reject });
        send({ kind: 'hash', id, paths });
        worker?.ref();
      }).finally(() => {
        leave(id);
      });
      const cancel = (reason: unknown): void => {
        send({ kind: 'cancel', id });
        waiters.get(id)?.reject(reason);
      };
      return { digests, cancel };
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

function startHashing(waiters: Waiters, fail: (error: unknown) => void): Worker {
  const worker = startWorker(import.meta.url, './hash-worker.js');
  worker.on('message', (reply: HashReply) => {
    const waiter = waiters.get(reply.id);
    if (reply.kind === 'digests') waiter?.resolve(reply.digests);
    else waiter?.reject(Object.assign(new Error('a file could not be hashed'), { code: reply.code }));
  });
  worker.on('error', fail);
  worker.on('exit', () => {
    fail(new Error('the hashing thread ended'));
  });
  return worker;
}
