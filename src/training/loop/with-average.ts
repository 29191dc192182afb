import type { WeightTensors } from '../../tfjs/node-weights.js';
import { byName, layoutOf, sliceFlat } from '../parameter-layout.js';
import type { Run } from './run.js';

/** Lends the averaged weights, which are those that a run ships, for as long as `use` runs. */
export async function withAverage<T>(
  { device, spec, state }: Pick<Run, 'device' | 'spec' | 'state'>,
  use: (weights: WeightTensors) => Promise<T>,
): Promise<T> {
  const { tf } = device.ops;
  const layout = layoutOf(spec);
  const { averageTrained, averageStatistics } = state.tensors;
  const weights = tf.tidy(() => [
    ...sliceFlat(tf, layout.trained, averageTrained),
    ...sliceFlat(tf, layout.statistics, averageStatistics),
  ]);
  try {
    return await use(byName([...layout.trained, ...layout.statistics], weights));
  } finally {
    tf.dispose(weights);
  }
}
