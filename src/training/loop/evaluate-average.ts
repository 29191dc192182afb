import { evaluate, type Evaluation } from '../evaluate.js';
import { byName, layoutOf, sliceFlat } from '../parameter-layout.js';
import type { Run } from './run.js';

/** Scores the validation patches by the averaged weights, which are those that a run ships. */
export async function evaluateAverage({
  device,
  spec,
  windowSpec,
  state,
  data,
  config,
  signal,
}: Run): Promise<Evaluation> {
  const { tf } = device.ops;
  const layout = layoutOf(spec);
  const { averageTrained, averageStatistics } = state.tensors;
  const weights = tf.tidy(() => [
    ...sliceFlat(tf, layout.trained, averageTrained),
    ...sliceFlat(tf, layout.statistics, averageStatistics),
  ]);
  try {
    const named = byName([...layout.trained, ...layout.statistics], weights);
    return await evaluate(device.ops, windowSpec, named, data.validation, config.aggregation, signal);
  } finally {
    tf.dispose(weights);
  }
}
