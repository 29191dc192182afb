import type { BatchNormNode, NetworkSpec } from '../domain/networks/network-spec.js';
import type { TensorFunction } from '../tfjs/graph/tensor-function.js';
import { runNetwork } from '../tfjs/run-network.js';
import type { NormalisedBatch, TensorOps } from '../tfjs/tensor-ops.js';
import type { Scalar, Tensor, Tensor1D, Tensor4D, Tf } from '../tfjs/tf-namespace.js';
import { meanLoss, type LossOptions } from './loss.js';
import { blend, optimizerStep, type OptimizerOptions } from './optimizer.js';
import { byName, layoutOf, sliceFlat, type ParameterLayout } from './parameter-layout.js';
import { STATE_VECTORS, type StateVector } from './training-state.js';

export interface StepOptions extends OptimizerOptions, LossOptions {
  /** Share of the averaged weights kept at each step. */
  readonly averageDecay: number;
  /** Of dropout. */
  readonly seed: number;
}

type StateTensors = Readonly<Record<StateVector, Tensor1D>>;

/** What a step needs beside the state; tensors, so that one graph does for all steps. */
export interface StepInputs {
  /** (count, size, size, 3), 0…255. */
  readonly pixels: Tensor4D;
  /** (count, 1, 1, 1), 1 for tumour. */
  readonly labels: Tensor4D;
  /** This step's number from 1. */
  readonly count: Scalar;
  readonly learningRate: Scalar;
  /** int32. */
  readonly seed: Scalar;
  /** Weight decay of each value, in layout order. */
  readonly decay: Tensor1D;
}

/**
 * One step as a pure function. In: the state's vectors, then `StepInputs` in their order. Out: the next state's
 * vectors, the mean loss, and each patch's mean margin (count).
 */
export function createStepFunction(ops: TensorOps, spec: NetworkSpec, options: StepOptions): TensorFunction {
  const { tf } = ops;
  const model: Model = { ops, logitsSpec: withoutSoftmax(spec), layout: layoutOf(spec), lossOptions: options };
  const norms = spec.nodes.filter((node) => node.op === 'batchNorm');

  return (inputs) => {
    const state = stateOf(inputs);
    const { pixels, labels, count, learningRate, seed, decay } = stepInputsOf(inputs);
    const pass = createPass(seed);
    const { loss, gradient, margin } = differentiate(model, state.trained, { pixels, labels }, pass);
    const moved = optimizerStep(ops, state, gradient, decay, { count, learningRate }, options);
    const statistics = nextStatistics(tf, norms, state.statistics, pass.statistics);
    pass.dispose(tf);
    const average = averaged(tf, state, moved.trained, statistics, averageKeep(tf, count, options));
    const next: StateTensors = { ...moved, statistics, ...average };
    return [...STATE_VECTORS.map((name) => next[name]), loss, tf.mean(margin, [1, 2, 3])];
  };
}

function stepInputsOf(inputs: readonly Tensor[]): StepInputs {
  const own = inputs.slice(STATE_VECTORS.length) as [Tensor4D, Tensor4D, Scalar, Scalar, Scalar, Tensor1D];
  const [pixels, labels, count, learningRate, seed, decay] = own;
  return { pixels, labels, count, learningRate, seed, decay };
}

function stateOf(inputs: readonly Tensor[]): StateTensors {
  return Object.fromEntries(STATE_VECTORS.map((name, index) => [name, inputs[index]])) as unknown as StateTensors;
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
  readonly seed: Scalar;
  readonly statistics: ReadonlyMap<string, BatchStatistics>;
  onStatistics(nodeName: string, statistics: BatchStatistics): void;
  dispose(tf: Tf): void;
}

function createPass(seed: Scalar): Pass {
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

function differentiate(
  { ops, logitsSpec, layout, lossOptions }: Model,
  trainedFlat: Tensor1D,
  { pixels, labels }: Pick<StepInputs, 'pixels' | 'labels'>,
  pass: Pass,
): Differentiated {
  const { tf } = ops;
  const margins: Tensor4D[] = [];
  const lossOf = (...trained: Tensor[]): Scalar => {
    const logits = runNetwork(ops, logitsSpec, byName(layout.trained, trained), pixels, pass);
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
function averageKeep(tf: Tf, count: Scalar, { averageDecay }: StepOptions): Scalar | 0 {
  return averageDecay === 0 ? 0 : tf.minimum(averageDecay, tf.div(count, tf.add(count, 10)));
}

function averaged(
  tf: Tf,
  state: StateTensors,
  trained: Tensor1D,
  statistics: Tensor1D,
  keep: Scalar | 0,
): Pick<StateTensors, 'averageTrained' | 'averageStatistics'> {
  if (keep === 0) return { averageTrained: tf.clone(trained), averageStatistics: tf.clone(statistics) };
  return {
    averageTrained: blend(tf, state.averageTrained, trained, keep),
    averageStatistics: blend(tf, state.averageStatistics, statistics, keep),
  };
}

function withoutSoftmax(spec: NetworkSpec): NetworkSpec {
  const softmax = spec.nodes.find((node) => node.name === spec.output);
  const logits = softmax?.op === 'softmax' ? softmax.inputs[0] : undefined;
  return logits === undefined
    ? spec
    : { ...spec, nodes: spec.nodes.filter((node) => node !== softmax), output: logits };
}
