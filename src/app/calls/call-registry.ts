// What every transport needs of a call: a place among those under way, an id, and what its failure tells.
import { AppError } from '../../domain/errors/app-error.js';

export interface CallRegistry {
  /** Calls under way. */
  readonly size: number;
  readonly draining: boolean;
  /** Throws SERVER_DRAINING once `drain` was called. The result must be called when the call is over. */
  enter(abort: (reason: AppError) => void): () => void;
  /** From now on every new call is refused. */
  drain(): void;
  /** Resolves when no call is under way, or after `timeoutMs`; says which. */
  whenIdle(timeoutMs: number): Promise<boolean>;
  /** Aborts what is under way. */
  abortAll(): void;
}

/** A client that tries elsewhere succeeds at once; one with a single server needs about a restart's time. */
const RETRY_AFTER_DRAIN_MS = 2_000;

/** Knows every call under way, so that a stop can refuse new ones, wait for the rest and end what is left. */
export function createCallRegistry(): CallRegistry {
  const calls = new Set<(reason: AppError) => void>();
  const waiters = new Set<() => void>();
  let draining = false;
  return {
    get size() {
      return calls.size;
    },
    get draining() {
      return draining;
    },
    enter(abort) {
      if (draining) throw drainingError();
      calls.add(abort);
      return () => {
        calls.delete(abort);
        if (calls.size === 0) for (const wake of waiters) wake();
      };
    },
    drain() {
      draining = true;
    },
    whenIdle: (timeoutMs) => waitUntil(() => calls.size === 0, waiters, timeoutMs),
    abortAll() {
      for (const abort of calls) abort(drainingError());
    },
  };
}

function waitUntil(done: () => boolean, waiters: Set<() => void>, timeoutMs: number): Promise<boolean> {
  if (done()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      waiters.delete(finish);
      resolve(done());
    };
    const timer = setTimeout(finish, timeoutMs);
    waiters.add(finish);
  });
}

function drainingError(): AppError {
  return new AppError('SERVER_DRAINING', 'the server is stopping', { retryAfterMs: RETRY_AFTER_DRAIN_MS });
}
