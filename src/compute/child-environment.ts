import { availableParallelism } from 'node:os';

/**
 * Variables that a compute child is started with. Tiles are decoded on libuv's threads, four by default: a core each,
 * and as many again as file reads may hold. glibc gives threads up to eight heaps a core, each of which keeps what it
 * has once held: with two, 20 slides at once hold 10 to 20 MiB less, in the same time.
 */
export function computeEnvironment(): Readonly<Record<string, string>> {
  return { UV_THREADPOOL_SIZE: String(availableParallelism() + 4), MALLOC_ARENA_MAX: '2' };
}
