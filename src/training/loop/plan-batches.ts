import type { PlannedBatch } from '../data/batch-source.js';
import { totalSteps, type Run } from './run.js';

/** Batches from the state's step to the end; an epoch's order depends on seed and epoch alone, so a continued run repeats it. */
export function* planBatches(run: Run): Generator<PlannedBatch> {
  const { batchSize } = run.config;
  const end = totalSteps(run);
  let order: readonly number[] = [];
  let orderEpoch = -1;
  for (let { step } = run.state; step < end; step += 1) {
    const epoch = Math.floor(step / run.stepsPerEpoch);
    if (epoch !== orderEpoch) {
      order = orderOfEpoch(run, epoch);
      orderEpoch = epoch;
    }
    const start = (step % run.stepsPerEpoch) * batchSize;
    yield { step, indices: order.slice(start, start + batchSize) };
  }
}

function orderOfEpoch({ config, data, stepsPerEpoch }: Run, epoch: number): readonly number[] {
  return data.sampler.order(epoch, stepsPerEpoch * config.batchSize);
}
