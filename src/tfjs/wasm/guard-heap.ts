import { AppError } from '../../domain/errors/app-error.js';
import type { Tf } from '../tf-namespace.js';

/** The part of Emscripten's module that allocates. */
interface HeapModule {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
}

/**
 * 4 GiB is all that WebAssembly addresses. The backend checks no allocation: past the end it would write over other
 * values, or leave a result unwritten. The half gibibyte that is left is for XNNPACK's own packed copies, which cannot
 * be watched from here.
 */
const MAX_HEAP_BYTES = 3.5 * 2 ** 30;

/** From now on an allocation that takes the heap past what is safe throws INVALID_FIELD with the remedy. */
export function guardHeap(tf: Tf, maxHeapBytes: number = MAX_HEAP_BYTES): void {
  const module = (tf.backend() as unknown as { readonly wasm: HeapModule }).wasm;
  // Emscripten's entry replaces itself at its first call, which would undo ours.
  tf.scalar(0).dispose();
  const allocate = module._malloc.bind(module);
  module._malloc = (bytes) => {
    const address = allocate(bytes);
    if ((address === 0 && bytes > 0) || module.HEAPU8.length > maxHeapBytes) throw tooLarge();
    return address;
  };
}

function tooLarge(): AppError {
  const description = 'takes more memory than WebAssembly can address (4 GiB)';
  return new AppError('INVALID_FIELD', `batchSize ${description}; take a smaller batch, or \`make tensorflow\``, {
    fieldViolations: [{ field: 'batchSize', description }],
  });
}
