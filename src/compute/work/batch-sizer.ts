/** Follows the engine's speed, so that a batch is large enough to be fast and short enough to be cancelled. */
export interface BatchSizer {
  size(): number;
  /** `seconds` is what all models took for a batch of `count`. */
  report(count: number, seconds: number): void;
}

/** Above 32 patches no engine gains on a CPU, and a batch of 256-px patches is 6 MiB already. */
export const MAX_BATCH_PATCHES = 32;
const START_PATCHES = 8;

/** Twice a second progress must show and a cancel must get through: half of that leaves room for a busy machine. */
const TARGET_SECONDS = 0.25;

/** Starts small and moves to the power of two, 1 to MAX_BATCH_PATCHES, that keeps a batch at or under TARGET_SECONDS. */
export function createBatchSizer(): BatchSizer {
  let size = START_PATCHES;
  return {
    size: () => size,
    report: (count, seconds) => {
      const perPatch = seconds / count;
      if (perPatch * size > TARGET_SECONDS) size = Math.max(1, size / 2);
      else if (perPatch * size * 2 <= TARGET_SECONDS) size = Math.min(MAX_BATCH_PATCHES, size * 2);
    },
  };
}
