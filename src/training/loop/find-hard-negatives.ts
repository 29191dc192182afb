import { aggregatePatch } from '../../domain/models/patch-aggregation.js';
import { isRoundDue, runHardNegativeRound } from '../../domain/sampling/hard-negatives.js';
import { createPatchStore } from '../data/patch-store.js';
import { scoreStore } from '../evaluate.js';
import type { Run } from './run.js';
import { withAverage } from './with-average.js';

/**
 * At the end of an epoch that the plan names: scores negatives by the averaged weights and notes the worst for the
 * epochs that follow. Once an epoch, also when the run stopped between the two.
 */
export async function findHardNegatives(run: Run): Promise<void> {
  const { state, stepsPerEpoch, config, data, progress, signal } = run;
  const plan = data.plan.sampling.hardNegatives;
  const epoch = state.step / stepsPerEpoch;
  if (!isRoundDue(plan, epoch, config.epochs) || progress.hardNegatives.afterEpoch === epoch) return;
  const round = { seed: config.seed, epoch, before: progress.hardNegatives.indices };
  const indices = await runHardNegativeRound(data.items, plan, round, (wanted) => scorePatches(run, wanted), signal);
  progress.hardNegatives = { afterEpoch: epoch, indices };
}

/** Scores of training patches, as they are: neither turned nor read with a margin. */
function scorePatches(run: Run, indices: readonly number[]): Promise<readonly number[]> {
  const { device, windowSpec, data, config, signal } = run;
  const { patches, patchSizePx, stains } = data.training;
  const wanted = indices.flatMap((index) => patches[index] ?? []);
  const store = createPatchStore(wanted, { patchSizePx, readSizePx: patchSizePx, cacheBytes: 0, stains });
  return withAverage(run, async (weights) => {
    const scores: number[] = [];
    for await (const probabilities of scoreStore(device.ops, windowSpec, weights, store, signal)) {
      scores.push(aggregatePatch(probabilities, config.aggregation));
    }
    return scores;
  }).finally(() => store.close());
}
