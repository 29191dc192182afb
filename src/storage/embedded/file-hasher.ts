import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import { startWorker } from '../../process/start-worker.js';
import type { HashReply, HashRequest } from './hash-messages.js';

export interface FileHasher {
  /** SHA-256 of each file, hexadecimal. Aborting rejects at once; the thread stops within one read. */
  hash(paths: readonly string[], signal?: AbortSignal): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Pending {
  resolve(digests: readonly string[]): void;
  reject(error: unknown): void;
}

/** One thread for the whole process, started at the first file: two uploads share it and the disk alike. */
export function createFileHasher(): FileHasher {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let lastId = 0;
  const fail = (error: unknown): void => {
    worker = undefined;
    for (const waiter of pending.values()) waiter.reject(error);
    pending.clear();
  };
  const running = (): Worker => {
    worker ??= startHashing(pending, fail);
    return worker;
  };
  return {
    hash: async (paths, signal) => {
      throwIfAborted(signal);
      lastId += 1;
      const id = lastId;
      const send = (request: HashRequest): void => {
        running().postMessage(request);
      };
      const stop = (): void => {
        send({ kind: 'cancel', id });
        if (signal !== undefined) pending.get(id)?.reject(abortError(signal));
      };
      signal?.addEventListener('abort', stop, { once: true });
      try {
        return await new Promise<readonly string[]>((resolve, reject) => {
          pending.set(id, { resolve, reject });
          send({ kind: 'hash', id, paths });
          worker?.ref();
        });
      } finally {
        pending.delete(id);
        // An idle thread must not keep the process alive.
        if (pending.size === 0) worker?.unref();
        signal?.removeEventListener('abort', stop);
      }
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** For files that together fit into a moment and into memory. */
export async function hashSmallFiles(paths: readonly string[], signal?: AbortSignal): Promise<readonly string[]> {
  const digests: string[] = [];
  for (const path of paths) {
    throwIfAborted(signal);
    digests.push(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return digests;
}

function startHashing(pending: ReadonlyMap<number, Pending>, fail: (error: unknown) => void): Worker {
  const worker = startWorker(import.meta.url, './hash-worker.js');
  worker.on('message', (reply: HashReply) => {
    const waiter = pending.get(reply.id);
    if (reply.kind === 'digests') waiter?.resolve(reply.digests);
    else waiter?.reject(Object.assign(new Error('a file could not be hashed'), { code: reply.code }));
  });
  worker.on('error', fail);
  worker.on('exit', () => {
    fail(new Error('the hashing thread ended'));
  });
  return worker;
}
