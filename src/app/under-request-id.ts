import type { KeyedMutex } from '../domain/async/keyed-mutex.js';
import { orAborted } from '../domain/errors/abort-error.js';

export interface RequestIdKey {
  readonly tenant: string;
  /** Empty: none. */
  readonly requestId: string;
}

/**
 * Runs `work` once no other of the same request id runs; without a request id at once. Whoever gives a `signal` waits
 * no longer than it lasts: work that has begun goes on, and has to look at the signal itself.
 */
export function underRequestId<T>(
  locks: KeyedMutex,
  { tenant, requestId }: RequestIdKey,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (requestId === '') return work();
  const turn = locks.run(`${tenant}/${requestId}`, work);
  return signal === undefined ? turn : orAborted(turn, signal);
}
