import { createBufferPool, type BufferPool } from '../../domain/collections/buffer-pool.js';

/** Ten batches: as many as stand at the engine and are decoded when many callers come at once. */
const MAX_IDLE_BYTES = 16 * 1024 * 1024;

/** Four blocks of 3 MiB, or batches of a slide. Slides that are scored at the same time share it. */
const MAX_IDLE_SLIDE_BYTES = 12 * 1024 * 1024;

/** Those of two requests of 8 patches of 256 px, be they PNG. */
const MAX_IDLE_FILE_BYTES = 4 * 1024 * 1024;

/**
 * Where slides are read into and their batches are put together. V8 collects its whole heap for every 64 MiB of fresh
 * memory, which took a third of the processor time of reading a slide.
 */
export function createSlideMemory(): BufferPool {
  return createSharedPool(MAX_IDLE_SLIDE_BYTES);
}

/** For the patches of all calls. */
export interface PatchMemory {
  /** Where batches are put together. */
  readonly batches: BufferPool;
  /** Where files lie while they are decoded. Not shared: libvips reads them. */
  readonly files: BufferPool;
}

export function createPatchMemory(): PatchMemory {
  const allocate = (bytes: number): ArrayBufferLike => new ArrayBuffer(bytes);
  return {
    batches: createSharedPool(MAX_IDLE_BYTES),
    files: createBufferPool({ maxIdleBytes: MAX_IDLE_FILE_BYTES, allocate }),
  };
}

/** Of shared memory, so that the engine's thread sees a batch without a copy. */
function createSharedPool(maxIdleBytes: number): BufferPool {
  return createBufferPool({ maxIdleBytes, allocate: (bytes) => new SharedArrayBuffer(bytes) });
}
