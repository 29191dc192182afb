import type { PlannedBatch } from '../data/batch-source.js';
import { totalSteps, type Run } from './run.js';

/**
 * Batches from the state's step to the next hard-negative round or the end. An epoch's order depends on the seed, the
 * epoch and the hard negatives that the progress holds, so a continued run repeats it.
 */
export function* planBatches(run: Run): Generator<PlannedBatch> {
  const { batchSize } = run.config;
  const end = endOfStretch(run);
  let order: readonly number[] = [];
  let orderEpoch = -1;
  for (let { step } = run.state; step < end; step += 1) {
    const epoch = Math.floor(step / run.stepsPerEpoch);
    if (epoch !== orderEpoch) {
      order = orderOfEpoch(run, epoch, run.progress.hardNegatives.indices);
      orderEpoch = epoch;
    }
    const start = (step % run.stepsPerEpoch) * batchSize;
    yield { step, indices: order.slice(start, start + batchSize) };
  }
}

type OrderedRun = Pick<Run, 'config' | 'data' | 'stepsPerEpoch'>;

/** Share of tumour among the patches of the first epoch as they are drawn. */
export function drawnTumourShare(run: OrderedRun): number {
  const order = orderOfEpoch(run, 0);
  return order.filter((index) => run.data.training.patches[index]?.tumour === true).length / order.length;
}

function orderOfEpoch(
  { config, data, stepsPerEpoch }: OrderedRun,
  epoch: number,
  hardNegatives: readonly number[] = [],
): readonly number[] {
  return data.sampler.order(epoch, stepsPerEpoch * config.batchSize, hardNegatives);
}

function endOfStretch(run: Run): number {
  const { everyEpochs } = run.data.plan.sampling.hardNegatives;
  if (everyEpochs === 0) return totalSteps(run);
  const stretch = everyEpochs * run.stepsPerEpoch;
  return Math.min(totalSteps(run), (Math.floor(run.state.step / stretch) + 1) * stretch);
}
