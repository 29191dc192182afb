import { createKeyedMutex } from '../../domain/async/keyed-mutex.js';
import { AppError } from '../../domain/errors/app-error.js';

/** One task an upload at a time. */
export interface UploadWriters {
  /**
   * Runs `write` alone. A write under way is told to stop first: its client has come back on a new
   * connection before the server noticed that the old one is dead.
   */
  takeOver<T>(uploadId: string, signal: AbortSignal, write: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Runs `task` alone, after what is under way. */
  afterWrites<T>(uploadId: string, task: () => Promise<T>): Promise<T>;
  /** Ends the write that is under way with `reason`. */
  stop(uploadId: string, reason: AppError): void;
  isWriting(uploadId: string): boolean;
}

export function createUploadWriters(): UploadWriters {
  const active = new Map<string, AbortController>();
  const mutex = createKeyedMutex();
  const write = async <T>(
    uploadId: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const controller = new AbortController();
    active.set(uploadId, controller);
    try {
      return await work(AbortSignal.any([signal, controller.signal]));
    } finally {
      active.delete(uploadId);
    }
  };
  const stop = (uploadId: string, reason: AppError): void => {
    active.get(uploadId)?.abort(reason);
  };
  return {
    takeOver: (uploadId, signal, work) => {
      stop(uploadId, new AppError('CANCELLED', 'another stream went on with this upload'));
      return mutex.run(uploadId, () => write(uploadId, signal, work));
    },
    afterWrites: (uploadId, task) => mutex.run(uploadId, task),
    stop,
    isWriting: (uploadId) => active.has(uploadId),
  };
}
