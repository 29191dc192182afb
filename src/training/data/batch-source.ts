import type { AugmentationOptions } from '../../domain/augmentation/augmentation-options.js';
import { startBatchThreads } from './batch-threads.js';
import type { PatchStore } from './patch-store.js';

/** Batches ahead of the trainer, each thread's share included: enough to hide a slow batch, 7 MB each at 64 × 96 px. */
const BATCHES_AHEAD_PER_THREAD = 3;

export interface PlannedBatch {
  /** Number of the step in the whole run; seeds the augmentation. */
  readonly step: number;
  readonly indices: readonly number[];
}

export interface AugmentedBatch extends PlannedBatch {
  /** float32 (count, patchSizePx, patchSizePx, 3), 0…255. */
  readonly pixels: Float32Array;
}

export interface BatchSource {
  /** Augments ahead and yields in plan order. */
  stream(plan: Iterable<PlannedBatch>): AsyncGenerator<AugmentedBatch>;
  close(): Promise<void>;
}

export function createBatchSource(
  store: PatchStore,
  augmentation: AugmentationOptions,
  seed: number,
  threads: number,
): BatchSource {
  const pool = startBatchThreads({ patches: store.shared, augmentation, seed }, threads);
  const request = async (batch: PlannedBatch): Promise<AugmentedBatch> => ({
    ...batch,
    pixels: await pool.augment(batch),
  });
  return {
    stream: (plan) => askAhead(plan, request, threads * BATCHES_AHEAD_PER_THREAD),
    close: () => pool.close(),
  };
}

async function* askAhead(
  plan: Iterable<PlannedBatch>,
  request: (batch: PlannedBatch) => Promise<AugmentedBatch>,
  maxAhead: number,
): AsyncGenerator<AugmentedBatch> {
  const ahead: Promise<AugmentedBatch>[] = [];
  for (const batch of plan) {
    const asked = request(batch);
    // The failure is met where the batch is awaited; until then it must not count as unhandled.
    asked.catch(() => undefined);
    ahead.push(asked);
    const first = ahead.length > maxAhead ? ahead.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const rest of ahead) yield await rest;
}
