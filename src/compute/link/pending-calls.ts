// Requests under way in one child, by id.
import type { SlideScoreEvent } from '../../ports/compute-host.js';
import type { ComputeKind, ComputeResult, MessageFromChild } from '../messages.js';
import { reviveError } from '../../process/wire-error.js';

export interface PendingCall {
  readonly resolve: (value: ComputeResult<ComputeKind>) => void;
  readonly reject: (error: unknown) => void;
  readonly onEvent: (event: SlideScoreEvent) => void;
}

export interface PendingCalls {
  /** A new id for the call. */
  add(call: PendingCall): number;
  /** Forgets the call; answers that still come are dropped. */
  remove(id: number): void;
  /** Hands an answer to its call; true when the message was one. */
  settle(message: MessageFromChild): boolean;
  rejectAll(error: unknown): void;
}

export function createPendingCalls(): PendingCalls {
  const calls = new Map<number, PendingCall>();
  let lastId = 0;
  return {
    add: (call) => {
      lastId += 1;
      calls.set(lastId, call);
      return lastId;
    },
    remove: (id) => {
      calls.delete(id);
    },
    settle: (message) => {
      switch (message.type) {
        case 'event':
          calls.get(message.id)?.onEvent(message.event);
          return true;
        case 'result':
          calls.get(message.id)?.resolve(message.value);
          calls.delete(message.id);
          return true;
        case 'error':
          calls.get(message.id)?.reject(reviveError(message.error));
          calls.delete(message.id);
          return true;
        default:
          return false;
      }
    },
    rejectAll: (error) => {
      for (const call of calls.values()) call.reject(error);
      calls.clear();
    },
  };
}
