import { createBufferPool, type BufferPool } from '../../domain/collections/buffer-pool.js';

/** Ten batches: as many as stand at the engine and are decoded when many callers come at once. */
const MAX_IDLE_BYTES = 16 * 1024 * 1024;

/** Where batches are put together, one for all calls: shared memory, which the engine's thread sees without a copy. */
export function createBatchMemory(): BufferPool {
  return createBufferPool({ maxIdleBytes: MAX_IDLE_BYTES, allocate: (bytes) => new SharedArrayBuffer(bytes) });
}
