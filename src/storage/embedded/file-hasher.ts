import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import { createHashThread } from './hash-thread.js';

export interface FileHasher {
  /** SHA-256 of each file, hexadecimal. Aborting rejects at once; the thread stops within one read. */
  hash(paths: readonly string[], signal?: AbortSignal): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** One thread for the whole process, started at the first file: two uploads share it and the disk alike. */
export function createFileHasher(): FileHasher {
  const thread = createHashThread();
  return {
    hash: async (paths, signal) => {
      throwIfAborted(signal);
      const job = thread.hash(paths);
      const stop = (): void => {
        if (signal !== undefined) job.cancel(abortError(signal));
      };
      signal?.addEventListener('abort', stop, { once: true });
      try {
        return await job.digests;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    close: () => thread.close(),
  };
}
