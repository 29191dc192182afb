import type { NetworkSpec } from '../domain/networks/network-spec.js';
import { interpret, type Compile, type CompiledFunction } from '../tfjs/graph/tensor-function.js';
import type { TensorOps } from '../tfjs/tensor-ops.js';
import type { Scalar, Tensor, Tensor1D, Tf } from '../tfjs/tf-namespace.js';
import { decayMask, layoutOf } from './parameter-layout.js';
import { createStepFunction, type StepInputs, type StepOptions } from './step-function.js';
import { STATE_VECTORS, type TrainingState } from './training-state.js';

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
export interface TrainStep {
  (state: TrainingState, batch: StepBatch, learningRate: number): StepResult;
  /** Frees what was compiled. */
  dispose(): void;
}

/**
 * Steps of the optimizer on the per-pixel loss of `spec`'s output, compiled at the first step and again for batches
 * of another shape. `spec` must end in a softmax over [not tumour, tumour] and be restricted to the labelled window.
 */
export function createTrainStep(
  ops: TensorOps,
  spec: NetworkSpec,
  options: StepOptions,
  compile: Compile = interpret(ops.tf),
): TrainStep {
  const { tf } = ops;
  const call = createStepFunction(ops, spec, options);
  const decay = tf.tensor1d(decayMask(layoutOf(spec).trained).map((share) => share * options.weightDecay));
  const ready: { shape: string; step: CompiledFunction }[] = [];
  const stepFor = ({ shape }: Tensor, inputs: readonly Tensor[]): CompiledFunction => {
    const wanted = shape.join('×');
    if (ready[0]?.shape === wanted) return ready[0].step;
    ready.pop()?.step.dispose();
    const step = compile(call, inputs);
    ready.push({ shape: wanted, step });
    return step;
  };

  const advance = (state: TrainingState, batch: StepBatch, learningRate: number): StepResult => {
    const { pixels, labels } = batchTensors(tf, batch);
    const { count, rate, seed } = scalarsOf(tf, state, options, learningRate);
    const consumed = [...STATE_VECTORS.map((name) => state.tensors[name]), pixels, labels, count, rate, seed];
    const inputs = [...consumed, decay];
    const outputs = stepFor(pixels, inputs).run(inputs);
    tf.dispose(consumed);
    const [loss, means] = outputs.splice(STATE_VECTORS.length) as [Scalar, Tensor1D];
    for (const [index, name] of STATE_VECTORS.entries()) state.tensors[name] = outputs[index] as Tensor1D;
    state.step += 1;
    const result = { loss: loss.dataSync()[0] ?? Number.NaN, correct: countCorrect(means, batch.targets) };
    tf.dispose([loss, means]);
    return result;
  };
  const dispose = (): void => {
    ready.pop()?.step.dispose();
    decay.dispose();
  };
  return Object.assign(advance, { dispose });
}

function batchTensors(tf: Tf, { pixels, targets, sizePx }: StepBatch): Pick<StepInputs, 'pixels' | 'labels'> {
  const count = targets.length;
  return {
    pixels: tf.tensor4d(pixels, [count, sizePx, sizePx, 3]),
    labels: tf.tensor4d(targets, [count, 1, 1, 1]),
  };
}

interface StepScalars {
  readonly count: Scalar;
  readonly rate: Scalar;
  readonly seed: Scalar;
}

function scalarsOf(tf: Tf, { step }: TrainingState, { seed }: StepOptions, learningRate: number): StepScalars {
  return { count: tf.scalar(step + 1), rate: tf.scalar(learningRate), seed: tf.scalar((seed + step) | 0, 'int32') };
}

function countCorrect(means: Tensor1D, targets: Float32Array): number {
  const values = means.dataSync();
  return targets.reduce((sum, target, index) => sum + ((values[index] ?? 0) > 0 === target > 0.5 ? 1 : 0), 0);
}
