// Whether a child is up, for those who have work for it.
import { orAborted, throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { ChildLink } from './child-link.js';
import { createQuietDeferred } from './quiet-deferred.js';
import { createHealth } from './health.js';

type State =
  | { readonly kind: 'down' }
  | { readonly kind: 'up'; readonly link: ChildLink }
  /** For good: closed, or the first start failed. */
  | { readonly kind: 'over'; readonly error: AppError };

export interface Availability {
  /** After `over` nothing changes any more. */
  set(state: State): void;
  isOver(): boolean;
  /** The child that is up, within the wait; throws ENGINE_CRASHED after it, and the error of `over`. */
  link(signal?: AbortSignal): Promise<ChildLink>;
  onHealthChange(listener: (healthy: boolean) => void): () => void;
}

export function createAvailability(waitMs: number): Availability {
  const health = createHealth();
  let state: State = { kind: 'down' };
  let changed = createQuietDeferred<undefined>();
  return {
    onHealthChange: health.subscribe,
    isOver: () => state.kind === 'over',
    set: (next) => {
      if (state.kind === 'over') return;
      state = next;
      health.set(next.kind === 'up');
      changed.resolve(undefined);
      changed = createQuietDeferred();
    },
    link: async (signal) => {
      const patience = AbortSignal.timeout(waitMs);
      const stop = signal === undefined ? patience : AbortSignal.any([patience, signal]);
      for (;;) {
        throwIfAborted(signal);
        if (state.kind === 'up') return state.link;
        if (state.kind === 'over') throw state.error;
        if (patience.aborted) throw notUp(waitMs);
        // Whatever ends the wait, the next turn looks what it was.
        await orAborted(changed.promise, stop).catch(() => undefined);
      }
    },
  };
}

function notUp(waitMs: number): AppError {
  return new AppError('ENGINE_CRASHED', `The compute process did not come back within ${waitMs} ms.`, {
    retryAfterMs: waitMs,
  });
}
