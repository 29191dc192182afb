import type { Metadata } from '@grpc/grpc-js';
import type { Readable } from 'node:stream';
import { requireWellFormed } from './malformed-request.js';
import { releaseMessage } from './read-gate.js';

/**
 * The messages of a client stream, read only as fast as they are taken. A caller that goes away is an error, never an
 * end.
 */
export async function* messagesOf<T>(
  call: Readable & { readonly metadata: Metadata },
  signal: AbortSignal,
): AsyncIterable<T> {
  // Not destroyed on an early end: the answer still has to leave through the same object.
  const messages = call.iterator({ destroyOnReturn: false }) as AsyncIterable<T>;
  try {
    for await (const message of messages) {
      signal.throwIfAborted();
      yield requireWellFormed(message);
      releaseMessage(call.metadata);
    }
  } catch (error) {
    // grpc-js destroys the stream of a cancelled call; why it was cancelled says more.
    signal.throwIfAborted();
    throw error;
  }
  signal.throwIfAborted();
}

export interface MessageSink {
  write(message: unknown, callback: (error: Error | null | undefined) => void): unknown;
}

/**
 * Resolves when the message has gone to the transport, which waits for a slow reader; rejects when the call ends first.
 */
export function writeMessage(call: MessageSink, message: unknown, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    call.write(message, (error) => {
      signal.removeEventListener('abort', onAbort);
      if (error) reject(error);
      else resolve();
    });
  });
}
