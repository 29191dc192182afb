import type { Metadata } from '@grpc/grpc-js';

/**
 * Messages of one client stream that may wait in memory. grpc-js would read 16 ahead whatever their size;
 * with upload chunks of at most 4 MiB this keeps a stream below about 24 MiB, its receive window included.
 */
export const MESSAGES_AHEAD = 4;

export interface ReadGate {
  /** Lets the message in now or when there is room. */
  admit(letIn: () => void): void;
  /** One message has been dealt with. */
  release(): void;
}

/** An interceptor and a handler see the same metadata object of a call, and share nothing else. */
const gates = new WeakMap<Metadata, ReadGate>();

/** Makes the gate known to `releaseMessage`. */
export function attachReadGate(metadata: Metadata, gate: ReadGate): void {
  gates.set(metadata, gate);
}

/** To be called after each message of the call with this metadata. */
export function releaseMessage(metadata: Metadata): void {
  gates.get(metadata)?.release();
}

/** grpc-js hands over one message at a time, so at most one waits here. */
export function createReadGate(room: number): ReadGate {
  let free = room;
  let waiting: (() => void) | undefined;
  return {
    admit(letIn) {
      if (free === 0) {
        waiting = letIn;
        return;
      }
      free -= 1;
      letIn();
    },
    release() {
      free += 1;
      const letIn = waiting;
      if (letIn === undefined) return;
      waiting = undefined;
      free -= 1;
      letIn();
    },
  };
}
