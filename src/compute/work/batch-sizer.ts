import { MAX_RUN_PATCHES } from '../../domain/scheduling/batching.js';

/** Follows the engine's speed, so that a batch is large enough to be fast and short enough to be cancelled. */
export interface BatchSizer {
  size(): number;
  /** `seconds` is what all models took for a batch of `count`. */
  report(count: number, seconds: number): void;
}

const START_PATCHES = 8;

/** Twice a second progress must show and a cancel must get through: half of that leaves room for a busy machine. */
const TARGET_SECONDS = 0.25;

/**
 * Starts small and moves to the power of two, 1 to `maxPatches`, that keeps a batch at or under TARGET_SECONDS. More
 * than the engine computes in one run would gain nothing, and who is more urgent would wait for two.
 */
export function createBatchSizer(maxPatches = MAX_RUN_PATCHES): BatchSizer {
  let size = Math.min(START_PATCHES, maxPatches);
  return {
    size: () => size,
    report: (count, seconds) => {
      const perPatch = seconds / count;
      if (perPatch * size > TARGET_SECONDS) size = Math.max(1, size / 2);
      else if (perPatch * size * 2 <= TARGET_SECONDS) size = Math.min(maxPatches, size * 2);
    },
  };
}
