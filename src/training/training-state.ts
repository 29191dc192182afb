import type { NetworkSpec } from '../domain/networks/network-spec.js';
import type { Tensor1D, Tf } from '../tfjs/tf-namespace.js';
import { flatten, layoutOf, unflatten } from './parameter-layout.js';

/** Flat vectors that a step changes. */
export const STATE_VECTORS = [
  'trained',
  'statistics',
  'averageTrained',
  'averageStatistics',
  'firstMoment',
  'secondMoment',
] as const;
export type StateVector = (typeof STATE_VECTORS)[number];

/** Everything a step reads and writes; tensors are replaced, never changed. */
export interface TrainingState {
  readonly tensors: Record<StateVector, Tensor1D>;
  /** Steps done. */
  step: number;
}

export function createTrainingState(
  tf: Tf,
  spec: NetworkSpec,
  weights: ReadonlyMap<string, Float32Array>,
): TrainingState {
  const layout = layoutOf(spec);
  const trained = flatten(layout.trained, weights);
  const statistics = flatten(layout.statistics, weights);
  return {
    tensors: {
      trained: tf.tensor1d(trained),
      statistics: tf.tensor1d(statistics),
      averageTrained: tf.tensor1d(trained),
      averageStatistics: tf.tensor1d(statistics),
      firstMoment: tf.zeros([trained.length]),
      secondMoment: tf.zeros([trained.length]),
    },
    step: 0,
  };
}

/** The averaged weights by name: what is evaluated and exported. */
export async function averagedWeights(
  spec: NetworkSpec,
  state: TrainingState,
): Promise<ReadonlyMap<string, Float32Array>> {
  const layout = layoutOf(spec);
  const trained = (await state.tensors.averageTrained.data()) as Float32Array;
  const statistics = (await state.tensors.averageStatistics.data()) as Float32Array;
  return new Map([...unflatten(layout.trained, trained), ...unflatten(layout.statistics, statistics)]);
}
