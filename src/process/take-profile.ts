import { Session } from 'node:inspector/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { getHeapSnapshot, getHeapStatistics } from 'node:v8';
import { AppError } from '../domain/errors/app-error.js';
import type { TakeProfile } from '../ports/profiler.js';

/** Writing one freezes the process, some seconds for this much, and takes about twice as much memory again. */
const MAX_SNAPSHOT_HEAP_BYTES = 256 * 1024 * 1024;

/** Of this process's main thread. Throws NOT_SUPPORTED for a heap that cannot be written down without harm. */
export const takeProfile: TakeProfile = async (request, signal) => {
  switch (request.kind) {
    case 'cpu':
      return cpuProfile(request.seconds, signal);
    case 'heapSnapshot':
      return heapSnapshot();
    case 'heapStatistics':
      return Buffer.from(JSON.stringify({ memory: process.memoryUsage(), heap: getHeapStatistics() }));
  }
};

async function cpuProfile(seconds: number, signal: AbortSignal): Promise<Uint8Array> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    await delay(seconds * 1000, undefined, { signal });
    const { profile } = await session.post('Profiler.stop');
    return Buffer.from(JSON.stringify(profile));
  } finally {
    session.disconnect();
  }
}

async function heapSnapshot(): Promise<Uint8Array> {
  const { heapUsed } = process.memoryUsage();
  if (heapUsed > MAX_SNAPSHOT_HEAP_BYTES) {
    const limit = `${MAX_SNAPSHOT_HEAP_BYTES / 2 ** 20} MiB`;
    throw new AppError(
      'NOT_SUPPORTED',
      `the heap holds more than ${limit}, and writing it down would freeze the process`,
    );
  }
  const chunks: Buffer[] = [];
  for await (const chunk of getHeapSnapshot()) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
