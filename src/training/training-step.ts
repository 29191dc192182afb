import type { BatchNormNode, NetworkSpec } from '../domain/networks/network-spec.js';
import { runNetwork } from '../tfjs/run-network.js';
import type { NormalisedBatch, TensorOps } from '../tfjs/tensor-ops.js';
import type { Scalar, Tensor, Tensor1D, Tensor4D, Tf } from '../tfjs/tf-namespace.js';
import { meanLoss, type LossOptions } from './loss.js';
import { blend, optimizerStep, type OptimizerOptions } from './optimizer.js';
import { byName, decayMask, layoutOf, sliceFlat, type ParameterLayout } from './parameter-layout.js';
import type { TrainingState } from './training-state.js';

export interface StepOptions extends OptimizerOptions, LossOptions {
  /** Share of the averaged weights kept at each step. */
  readonly averageDecay: number;
  /** Of dropout. */
  readonly seed: number;
}

export interface StepBatch {
  /** float32 (count, sizePx, sizePx, 3), 0…255. */
  readonly pixels: Float32Array;
  /** 1 for tumour, 0 for normal. */
  readonly targets: Float32Array;
  readonly sizePx: number;
}

export interface StepResult {
  readonly loss: number;
  /** Patches whose mean centre logit stands on the right side of 0. */
  readonly correct: number;
}

/** Advances `state` by one step: its old tensors are disposed, its count rises. */
export type TrainStep = (state: TrainingState, batch: StepBatch, learningRate: number) => StepResult;

/**
 * Steps of the optimizer on the per-pixel loss of `spec`'s output.
 * `spec` must end in a softmax over [not tumour, tumour] and already be restricted to the labelled window.
 */
export function createTrainStep(ops: TensorOps, spec: NetworkSpec, options: StepOptions): TrainStep {
  const { tf } = ops;
  const model: Model = { ops, logitsSpec: withoutSoftmax(spec), layout: layoutOf(spec), lossOptions: options };
  const decayed = tf.tensor1d(decayMask(model.layout.trained));
  const norms = spec.nodes.filter((node) => node.op === 'batchNorm');

  return (state, batch, learningRate) => {
    const pass = createPass(options.seed + state.step);
    const { tensors, result } = tf.tidy(() => {
      const { loss, gradient, margin } = differentiate(model, state.tensors.trained, batch, pass);
      const step = { count: state.step + 1, learningRate };
      const moved = optimizerStep(tf, state.tensors, gradient, decayed, step, options);
      const statistics = nextStatistics(tf, norms, state.tensors.statistics, pass.statistics);
      return {
        tensors: { ...moved, statistics, ...averaged(tf, state, moved.trained, statistics, options.averageDecay) },
        result: { loss: loss.dataSync()[0] ?? Number.NaN, correct: countCorrect(tf, margin, batch.targets) },
      };
    });
    pass.dispose(tf);
    tf.dispose(Object.values(state.tensors));
    Object.assign(state.tensors, tensors);
    state.step += 1;
    return result;
  };
}

interface Model {
  readonly ops: TensorOps;
  readonly logitsSpec: NetworkSpec;
  readonly layout: ParameterLayout;
  readonly lossOptions: LossOptions;
}

type BatchStatistics = Omit<NormalisedBatch, 'y'>;

/** What one forward pass leaves beside its value; kept tensors, freed by `dispose`. */
interface Pass {
  readonly seed: number;
  readonly statistics: ReadonlyMap<string, BatchStatistics>;
  onStatistics(nodeName: string, statistics: BatchStatistics): void;
  dispose(tf: Tf): void;
}

function createPass(seed: number): Pass {
  const statistics = new Map<string, BatchStatistics>();
  return {
    seed,
    statistics,
    onStatistics: (name, batch) => void statistics.set(name, batch),
    dispose: (tf) => {
      for (const { mean, variance } of statistics.values()) tf.dispose([mean, variance]);
    },
  };
}

interface Differentiated {
  readonly loss: Scalar;
  /** Flat, in layout order. */
  readonly gradient: Tensor1D;
  /** Tumour minus not-tumour logit. */
  readonly margin: Tensor4D;
}

function differentiate(model: Model, trainedFlat: Tensor1D, batch: StepBatch, pass: Pass): Differentiated {
  const { ops, logitsSpec, layout, lossOptions } = model;
  const { tf } = ops;
  const count = batch.targets.length;
  const x = tf.tensor4d(batch.pixels, [count, batch.sizePx, batch.sizePx, 3]);
  const labels = tf.tensor4d(batch.targets, [count, 1, 1, 1]);
  const margins: Tensor4D[] = [];
  const lossOf = (...trained: Tensor[]): Scalar => {
    const logits = runNetwork(ops, logitsSpec, byName(layout.trained, trained), x, pass);
    const [normal, tumour] = tf.split(logits, 2, 3) as [Tensor4D, Tensor4D];
    const difference = tf.sub<Tensor4D>(tumour, normal);
    margins.push(tf.keep(tf.clone(difference)));
    return meanLoss(tf, difference, labels, lossOptions);
  };
  const { value, grads } = tf.valueAndGrads(lossOf)(sliceFlat(tf, layout.trained, trainedFlat));
  const gradient = tf.concat1d(grads.map((grad) => tf.reshape<Tensor1D['rankType']>(grad, [-1])));
  // Through a tidied clone, so that the kept one can go now.
  const [kept] = margins as [Tensor4D];
  const margin = tf.clone(kept);
  kept.dispose();
  return { loss: value, gradient, margin };
}

/** Moving statistics of all batch norms, in layout order: mean and variance of each. */
function nextStatistics(
  tf: Tf,
  norms: readonly BatchNormNode[],
  old: Tensor1D,
  found: ReadonlyMap<string, BatchStatistics>,
): Tensor1D {
  const parts = norms.flatMap((node) => {
    const batch = found.get(node.name);
    return batch === undefined ? [] : [batch.mean, batch.variance];
  });
  const momentum = norms[0]?.momentum;
  return momentum === undefined || parts.length === 0 ? tf.clone(old) : blend(tf, old, tf.concat1d(parts), momentum);
}

/** A young average forgets its random start quickly (as TensorFlow's ExponentialMovingAverage with num_updates). */
function averaged(
  tf: Tf,
  { tensors, step }: TrainingState,
  trained: Tensor1D,
  statistics: Tensor1D,
  decay: number,
): Pick<TrainingState['tensors'], 'averageTrained' | 'averageStatistics'> {
  const keep = Math.min(decay, (step + 1) / (step + 11));
  return {
    averageTrained: blend(tf, tensors.averageTrained, trained, keep),
    averageStatistics: blend(tf, tensors.averageStatistics, statistics, keep),
  };
}

function countCorrect(tf: Tf, margin: Tensor4D, targets: Float32Array): number {
  const means = tf.mean(margin, [1, 2, 3]).dataSync();
  return targets.reduce((sum, target, index) => sum + ((means[index] ?? 0) > 0 === target > 0.5 ? 1 : 0), 0);
}

function withoutSoftmax(spec: NetworkSpec): NetworkSpec {
  const softmax = spec.nodes.find((node) => node.name === spec.output);
  const logits = softmax?.op === 'softmax' ? softmax.inputs[0] : undefined;
  return logits === undefined
    ? spec
    : { ...spec, nodes: spec.nodes.filter((node) => node !== softmax), output: logits };
}
