// Hashes files in a thread of its own: SHA-256 of a slide of gigabytes must not hold up the service's event loop.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { HashReply, HashRequest } from './hash-messages.js';
import { errorCode } from './storage-error.js';

/** Throughput is flat above this; smaller reads spend time in the event loop. */
const READ_BYTES = 1024 * 1024;

const cancelled = new Set<number>();

parentPort?.on('message', (request: HashRequest) => {
  if (request.kind === 'cancel') cancelled.add(request.id);
  else void answer(request.id, request.paths);
});

async function answer(id: number, paths: readonly string[]): Promise<void> {
  const reply = await hashAll(id, paths).then(
    (digests): HashReply => ({ kind: 'digests', id, digests }),
    (error: unknown): HashReply => ({ kind: 'failed', id, code: errorCode(error) ?? 'EUNKNOWN' }),
  );
  cancelled.delete(id);
  parentPort?.postMessage(reply);
}

async function hashAll(id: number, paths: readonly string[]): Promise<readonly string[]> {
  const digests: string[] = [];
  for (const path of paths) digests.push(await hashOne(id, path));
  return digests;
}

async function hashOne(id: number, path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>) {
    if (cancelled.has(id)) throw new Error('cancelled');
    hash.update(chunk);
  }
  return hash.digest('hex');
}
