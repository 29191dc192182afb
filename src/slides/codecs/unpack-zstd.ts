import { createWorkerPool } from './worker-pool.js';

/** Unpacks one or several frames (RFC 8878), off the event loop. Throws ImageError for what is broken or larger. */
export const unpackZstd = createWorkerPool('Zstandard', './zstd-worker');
