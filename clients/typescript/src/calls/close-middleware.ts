import type { ClientMiddleware } from 'nice-grpc-common';
import { SentinodeError } from '../errors/sentinode-error.js';
import { followSignal } from './follow-signal.js';

export interface Closing {
  readonly middleware: ClientMiddleware;
  /** Ends the calls under way, and refuses every later one. */
  close(): void;
}

/** A channel that is closed lets its calls go on, for as long as a stream lasts: a client that is closed ends them. */
export function closing(): Closing {
  const underWay = new Set<AbortController>();
  let closed = false;
  const isClosed = (): boolean => closed;
  return {
    async *middleware(call, options) {
      if (isClosed()) throw clientClosed(call.method.path);
      const { controller, release } = followSignal(options.signal);
      underWay.add(controller);
      try {
        return yield* call.next(call.request, { ...options, signal: controller.signal });
      } catch (error) {
        throw isClosed() && options.signal?.aborted !== true ? clientClosed(call.method.path) : error;
      } finally {
        release();
        underWay.delete(controller);
      }
    },
    close() {
      closed = true;
      for (const controller of underWay) controller.abort();
    },
  };
}

/** Final, unlike a lost connection: nothing is tried again after it. */
function clientClosed(method: string): SentinodeError {
  return new SentinodeError({ code: 'CANCELLED', reason: 'CANCELLED', message: 'the client was closed', method });
}
