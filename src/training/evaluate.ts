import { operatingPoints } from '../domain/metrics/operating-points.js';
import { rocAuc, type AucWithInterval, type ScoredLabel } from '../domain/metrics/roc-auc.js';
import type { ShareWithInterval } from '../domain/metrics/wilson-interval.js';
import { sensitivityAt } from '../domain/models/measure-scores.js';
import { aggregatePatch, type PatchAggregation } from '../domain/models/patch-aggregation.js';
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import type { WeightTensors } from '../tfjs/node-weights.js';
import { runNetwork } from '../tfjs/run-network.js';
import type { TensorOps } from '../tfjs/tensor-ops.js';
import type { Tensor4D } from '../tfjs/tf-namespace.js';
import type { PatchStore } from './data/patch-store.js';

/** Patches a forward pass; larger gains nothing on a CPU and costs memory. */
const EVALUATION_BATCH = 32;

export interface Evaluation {
  /** Mean cross-entropy over all labelled pixels. */
  readonly loss: number;
  /** Share of patches whose score stands on the right side of 0.5. */
  readonly accuracy: number;
  readonly auc: AucWithInterval;
  readonly sensitivityAt90: ShareWithInterval;
  readonly sensitivityAt95: ShareWithInterval;
}

/**
 * Yields the tumour probabilities of each patch's labelled window, in store order. `spec` is restricted to that window.
 */
export async function* scoreStore(
  ops: TensorOps,
  spec: NetworkSpec,
  weights: WeightTensors,
  store: PatchStore,
  signal: AbortSignal,
): AsyncGenerator<Float32Array> {
  for (let start = 0; start < store.patches.length; start += EVALUATION_BATCH) {
    signal.throwIfAborted();
    const count = Math.min(EVALUATION_BATCH, store.patches.length - start);
    const pixels = await readPixels(store, start, count);
    const probabilities = tumourProbabilities(ops, spec, weights, pixels, count, store.patchSizePx);
    const perPatch = probabilities.length / count;
    for (let index = 0; index < count; index += 1) yield probabilities.slice(index * perPatch, (index + 1) * perPatch);
    // Forward passes block; let signals and messages through between them.
    await new Promise(setImmediate);
  }
}

export async function evaluate(
  ops: TensorOps,
  spec: NetworkSpec,
  weights: WeightTensors,
  store: PatchStore,
  aggregation: PatchAggregation,
  signal: AbortSignal,
): Promise<Evaluation> {
  const scored: ScoredLabel[] = [];
  let loss = 0;
  let correct = 0;
  for await (const probabilities of scoreStore(ops, spec, weights, store, signal)) {
    const positive = store.patches[scored.length]?.tumour ?? false;
    const score = aggregatePatch(probabilities, aggregation);
    scored.push({ score, positive });
    loss += meanCrossEntropy(probabilities, positive);
    if (score >= 0.5 === positive) correct += 1;
  }
  const points = operatingPoints(scored);
  return {
    loss: loss / scored.length,
    accuracy: correct / scored.length,
    auc: rocAuc(scored),
    sensitivityAt90: sensitivityAt(points, 0.9),
    sensitivityAt95: sensitivityAt(points, 0.95),
  };
}

function tumourProbabilities(
  ops: TensorOps,
  spec: NetworkSpec,
  weights: WeightTensors,
  pixels: Float32Array,
  count: number,
  sizePx: number,
): Float32Array {
  const { tf } = ops;
  return tf.tidy(() => {
    const x = tf.tensor4d(pixels, [count, sizePx, sizePx, 3]);
    const output = runNetwork(ops, spec, weights, x);
    const [, tumour] = tf.split(output, 2, 3) as [Tensor4D, Tensor4D];
    return tumour.dataSync() as Float32Array;
  });
}

/** Probabilities are cut at 1e-7, as Keras does, so that one sure mistake does not make the mean infinite. */
function meanCrossEntropy(probabilities: Float32Array, positive: boolean): number {
  const sum = probabilities.reduce((total, p) => total - Math.log(Math.max(1e-7, positive ? p : 1 - p)), 0);
  return sum / probabilities.length;
}

async function readPixels(store: PatchStore, start: number, count: number): Promise<Float32Array> {
  const values = store.patchSizePx * store.patchSizePx * 3;
  const pixels = new Float32Array(count * values);
  for (let place = 0; place < count; place += 1) {
    const index = start + place;
    pixels.set(await store.read(index), place * values);
  }
  return pixels;
}
