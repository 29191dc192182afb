// What waits for the engine: how requests are joined, how fast work gets done, what fits. Without clocks and queues.

/** The names are Triton's `dynamic_batching`. */
export interface BatchingPolicy {
  /** Patches of one engine run, of all requests in it; a large patch size allows fewer, see `runPatches`. */
  readonly maxBatchSize: number;
  /** Sizes at which a batch that gathers is complete; empty: only `maxBatchSize` is. */
  readonly preferredBatchSizes: readonly number[];
  /** How long a request may be kept waiting for others while the engine is free. */
  readonly maxQueueDelayMs: number;
}

/** Above 32 patches of 96 px no engine got faster (docs/engines.md), and cancelling waits for one run. */
export const MAX_RUN_PATCHES = 32;
/** Eight patches of 256 px: no plane of a run is larger than 70 MiB on any of the three networks. */
const MAX_RUN_PIXELS = 8 * 256 * 256;

/** Nobody waits for others: those who wait for a busy engine are joined, and an idle one starts at once. */
export const DEFAULT_BATCHING: BatchingPolicy = {
  maxBatchSize: MAX_RUN_PATCHES,
  preferredBatchSizes: [],
  maxQueueDelayMs: 0,
};

/** How many patches of this size an engine computes at once; a larger batch is computed in several runs. */
export function runPatches(patchSizePx: number): number {
  return Math.max(1, Math.min(MAX_RUN_PATCHES, Math.floor(MAX_RUN_PIXELS / patchSizePx ** 2)));
}

/** The largest batch of the policy for patches of this size. */
export function largestBatch({ maxBatchSize }: BatchingPolicy, patchSizePx: number): number {
  return Math.min(maxBatchSize, runPatches(patchSizePx));
}

/**
 * How many of the waiting requests, from the front, go into the next batch: up to the largest preferred size that
 * they reach exactly, else as many as fit. Whole requests, and at least one, whatever its size.
 */
export function joinedRequests(sizes: readonly number[], maxBatch: number, preferred: readonly number[]): number {
  let sum = 0;
  let fitting = 0;
  let preferredEnd = 0;
  for (const size of sizes) {
    sum += size;
    if (fitting > 0 && sum > maxBatch) break;
    fitting += 1;
    if (preferred.includes(sum)) preferredEnd = fitting;
  }
  return preferredEnd > 0 ? preferredEnd : fitting;
}

/** Whether what has gathered need not wait for more. */
export function isWorthRunning(patches: number, maxBatch: number, preferred: readonly number[]): boolean {
  const least = Math.min(maxBatch, ...preferred);
  return patches >= least;
}
