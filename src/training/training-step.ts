import type { BatchNormNode, NetworkSpec } from '../domain/networks/network-spec.js';
import { runNetwork } from '../tfjs/run-network.js';
import type { NormalisedBatch, TensorOps } from '../tfjs/tensor-ops.js';
import type { Scalar, Tensor, Tensor1D, Tensor4D } from '../tfjs/tf-namespace.js';
import { byName, decayMask, layoutOf, sliceFlat } from './parameter-layout.js';
import type { TrainingState } from './training-state.js';

export interface StepOptions {
  readonly weightDecay: number;
  readonly clipNorm: number;
  readonly labelSmoothing: number;
  readonly averageDecay: number;
  readonly seed: number;
}

export interface StepBatch {
  /** float32 (count, height, width, 3), 0…255. */
  readonly pixels: Float32Array;
  /** 1 for tumour, 0 for normal; values between for mixed labels. */
  readonly targets: Float32Array;
  readonly sizePx: number;
}

export interface StepResult {
  readonly loss: number;
  /** Patches whose mean centre score stands on the right side of 0.5. */
  readonly correct: number;
}

const ADAM_BETA_1 = 0.9;
const ADAM_BETA_2 = 0.99;
const ADAM_EPSILON = 1e-7;

export type TrainStep = (state: TrainingState, batch: StepBatch, learningRate: number) => StepResult;

/**
 * One step of AdamW (Loshchilov and Hutter 2019) on the per-pixel cross-entropy of `spec`'s output.
 * `spec` must end in a softmax over [not tumour, tumour] and already be restricted to the labelled window.
 */
export function createTrainStep(ops: TensorOps, spec: NetworkSpec, options: StepOptions): TrainStep {
  const { tf } = ops;
  const layout = layoutOf(spec);
  const logitsSpec = withoutSoftmax(spec);
  const mask = tf.tensor1d(decayMask(layout.trained));
  const norms = spec.nodes.filter((node) => node.op === 'batchNorm');

  return (state, batch, learningRate) => {
    const statistics = new Map<string, Omit<NormalisedBatch, 'y'>>();
    let result: StepResult = { loss: Number.NaN, correct: 0 };
    const next = tf.tidy(() => {
      const x = tf.tensor4d(batch.pixels, [batch.targets.length, batch.sizePx, batch.sizePx, 3]);
      const targets = tf.tensor4d(batch.targets, [batch.targets.length, 1, 1, 1]);
      const smooth = tf.add(tf.mul(targets, 1 - options.labelSmoothing), options.labelSmoothing / 2) as Tensor4D;
      let margin: Tensor4D | undefined;
      const lossOf = (...trained: Tensor[]): Scalar => {
        const pass = {
          seed: options.seed + state.step,
          onStatistics: (name: string, batchStatistics: Omit<NormalisedBatch, 'y'>): void => void statistics.set(name, batchStatistics),
        };
        const logits = runNetwork(ops, logitsSpec, byName(layout.trained, trained), x, pass);
        const [normal, tumour] = tf.split(logits, 2, 3) as [Tensor4D, Tensor4D];
        const difference = tf.sub<Tensor4D>(tumour, normal);
        margin = tf.keep(tf.clone(difference));
        // Softmax cross-entropy of two classes: softplus(d) − t·d.
        return tf.mean(tf.sub(tf.softplus(difference), tf.mul(smooth, difference)));
      };
      const { value, grads } = tf.valueAndGrads(lossOf)(sliceFlat(tf, layout.trained, state.tensors.trained));
      const gradient = tf.concat1d(grads.map((grad) => tf.reshape<Tensor1D['rankType']>(grad, [-1])));
      result = { loss: value.dataSync()[0] ?? Number.NaN, correct: margin === undefined ? 0 : countCorrect(ops, margin, batch.targets) };
      margin?.dispose();
      return update(gradient, state, learningRate, collectStatistics(norms, statistics));
    });
    for (const { mean, variance } of statistics.values()) tf.dispose([mean, variance]);
    tf.dispose(Object.values(state.tensors));
    Object.assign(state.tensors, next);
    state.step += 1;
    return result;
  };

  function collectStatistics(nodes: readonly BatchNormNode[], found: ReadonlyMap<string, Omit<NormalisedBatch, 'y'>>): Tensor1D | undefined {
    const parts = nodes.flatMap((node) => {
      const batch = found.get(node.name);
      return batch === undefined ? [] : [batch.mean, batch.variance];
    });
    return parts.length === 0 ? undefined : tf.concat1d(parts);
  }

  function update(
    gradient: Tensor1D,
    state: TrainingState,
    learningRate: number,
    batchStatistics: Tensor1D | undefined,
  ): TrainingState['tensors'] {
    const { tensors } = state;
    const count = state.step + 1;
    const scale = tf.minimum(1, tf.div(options.clipNorm, tf.add(tf.norm(gradient), ADAM_EPSILON)));
    const clipped = tf.mul<Tensor1D>(gradient, scale);
    const blend = (old: Tensor1D, fresh: Tensor1D, keep: number): Tensor1D => tf.add(tf.mul(old, keep), tf.mul(fresh, 1 - keep));
    const firstMoment = blend(tensors.firstMoment, clipped, ADAM_BETA_1);
    const secondMoment = blend(tensors.secondMoment, tf.square(clipped), ADAM_BETA_2);
    const root = tf.sqrt(tf.div(secondMoment, 1 - ADAM_BETA_2 ** count));
    const direction = tf.div(tf.div(firstMoment, 1 - ADAM_BETA_1 ** count), tf.add(root, ADAM_EPSILON));
    const decay = tf.mul(tf.mul(tensors.trained, mask), options.weightDecay);
    const trained = tf.sub<Tensor1D>(tensors.trained, tf.mul(tf.add(direction, decay), learningRate));
    const momentum = norms[0]?.momentum ?? 0;
    const statistics = batchStatistics === undefined ? tf.clone(tensors.statistics) : blend(tensors.statistics, batchStatistics, momentum);
    // A young average forgets its random start quickly (as in TensorFlow's ExponentialMovingAverage with num_updates).
    const keep = Math.min(options.averageDecay, count / (count + 10));
    return {
      trained,
      statistics,
      averageTrained: blend(tensors.averageTrained, trained, keep),
      averageStatistics: blend(tensors.averageStatistics, statistics, keep),
      firstMoment,
      secondMoment,
    };
  }
}

function countCorrect({ tf }: TensorOps, margin: Tensor4D, targets: Float32Array): number {
  const means = tf.mean(margin, [1, 2, 3]).dataSync();
  return targets.reduce((sum, target, index) => sum + ((means[index] ?? 0) > 0 === target > 0.5 ? 1 : 0), 0);
}

function withoutSoftmax(spec: NetworkSpec): NetworkSpec {
  const softmax = spec.nodes.find((node) => node.name === spec.output);
  const logits = softmax?.op === 'softmax' ? softmax.inputs[0] : undefined;
  return logits === undefined ? spec : { ...spec, nodes: spec.nodes.filter((node) => node !== softmax), output: logits };
}
