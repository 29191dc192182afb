import type { Readable } from 'node:stream';

export type ReadableCall = Readable;

/** All messages of a server stream; rejects with its error. */
export async function readStream<T = unknown>(call: ReadableCall): Promise<readonly T[]> {
  const messages: T[] = [];
  for await (const message of call) messages.push(message as T);
  return messages;
}
