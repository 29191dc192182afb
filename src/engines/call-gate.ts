import { AppError } from '../domain/errors/app-error.js';

/** Lets calls through until it closes, and closes when the last one under way has ended. */
export interface CallGate {
  /** Throws MODEL_NOT_LOADED once `close` was called. */
  run<T>(call: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way; calling it again waits for the same. */
  close(): Promise<void>;
}

/** `label` names the resource in the message of a refused call. */
export function createCallGate(label: string): CallGate {
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    run: async (call) => {
      if (isClosed) throw new AppError('MODEL_NOT_LOADED', `${label} is no longer loaded`);
      const result = call();
      underWay.add(result);
      try {
        return await result;
      } finally {
        underWay.delete(result);
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.allSettled(underWay);
    },
  };
}
