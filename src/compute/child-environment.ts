import { availableParallelism } from 'node:os';

/**
 * Variables that a compute child is started with. Tiles are decoded on libuv's threads, four by default: a core each,
 * and as many again as file reads may hold.
 */
export function computeEnvironment(): Readonly<Record<string, string>> {
  return { UV_THREADPOOL_SIZE: String(availableParallelism() + 4) };
}
