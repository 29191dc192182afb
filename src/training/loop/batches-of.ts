import type { AugmentedBatch, BatchSource } from '../data/batch-source.js';
import { findHardNegatives } from './find-hard-negatives.js';
import { planBatches } from './plan-batches.js';
import { totalSteps, type Run } from './run.js';

/**
 * Batches from the state's step to the end. They are read ahead up to the next hard-negative round, which decides what
 * follows it; a batch is asked for only when the step before it is done, so that the round sees that step's weights.
 */
export async function* batchesOf(run: Run, source: BatchSource): AsyncGenerator<AugmentedBatch> {
  while (run.state.step < totalSteps(run)) {
    await findHardNegatives(run);
    yield* source.stream(planBatches(run));
  }
}
