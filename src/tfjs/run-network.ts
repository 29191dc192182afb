// Interpreter: runs a network spec on tfjs tensors, for inference and for training.
import { AppError } from '../domain/errors/app-error.js';
import type {
  AvgPoolNode,
  Conv2dNode,
  MaxPoolNode,
  NetworkNode,
  NetworkSpec,
  Padding,
  Pads,
} from '../domain/networks/network-spec.js';
import { isNoPads, resolveTrim } from '../domain/networks/plane-geometry.js';
import type { NormalisedBatch, TensorOps } from './tensor-ops.js';
import type { Tensor, Tensor1D, Tensor4D } from './tf-namespace.js';

/** Weights by `<node>/<part>`; shapes as `weightShapes(spec)` says. */
export type WeightTensors = ReadonlyMap<string, Tensor>;

export interface TrainingPass {
  /** Seed of this step's dropout. */
  readonly seed: number;
  /** Receives each batch norm's batch statistics; kept tensors that the receiver disposes. */
  onStatistics(nodeName: string, statistics: Omit<NormalisedBatch, 'y'>): void;
}

/**
 * Runs `spec` on `x`, (B, H, W, 3) float32 of 0…255, and returns the output node's value (B, H', W', C).
 * With `training`, dropout acts and batch norm uses the batch. Not tidied: wrap the call in `tf.tidy`.
 */
export function runNetwork(
  ops: TensorOps,
  spec: NetworkSpec,
  weights: WeightTensors,
  x: Tensor4D,
  training?: TrainingPass,
): Tensor4D {
  const values = new Map<string, Tensor4D>();
  const lastUse = lastUses(spec);
  const run: Run = { ops, weights, training, dataNodes: findDataNodes(spec) };
  for (const node of spec.nodes) {
    const inputs = node.inputs.map((name) => valueOf(values, name));
    const value = node.op === 'input' ? x : evaluate(run, node, inputs);
    values.set(node.name, value);
    // Without gradients nothing else holds the intermediate values: free them now, not at the end of the pass.
    if (training === undefined) releaseInputs(node, values, lastUse, x);
  }
  return valueOf(values, spec.output);
}

interface Run {
  readonly ops: TensorOps;
  readonly weights: WeightTensors;
  readonly training: TrainingPass | undefined;
  /** Nodes whose value no weight has touched. */
  readonly dataNodes: ReadonlySet<string>;
}

function evaluate(run: Run, node: NetworkNode, inputs: readonly Tensor4D[]): Tensor4D {
  const { ops } = run;
  const { tf } = ops;
  const x = inputs[0];
  if (x === undefined) throw new AppError('MODEL_INVALID', `node ${node.name} has no input`);
  switch (node.op) {
    case 'scaleShift':
      return tf.add(tf.mul(x, node.scale), node.shift);
    case 'conv2d':
      return convolve(run, node, x);
    case 'transposedConv2d': {
      const [height, width] = node.kernel;
      const full: [number, number, number, number] = [
        x.shape[0],
        (x.shape[1] - 1) * node.stride[0] + height,
        (x.shape[2] - 1) * node.stride[1] + width,
        node.filters,
      ];
      const raised = tf.conv2dTranspose(x, kernelOf(run, node), full, [...node.stride], 'valid');
      const trimmed = trim(ops, raised, resolveTrim(node.padding, node.kernel, node.stride));
      return ops.biasAdd(trimmed, vectorOf(run, node, 'bias'));
    }
    case 'batchNorm': {
      const beta = vectorOf(run, node, 'beta');
      if (run.training === undefined) {
        const mean = vectorOf(run, node, 'mean');
        return tf.batchNorm4d(x, mean, vectorOf(run, node, 'variance'), beta, undefined, node.epsilon);
      }
      const { y, ...statistics } = ops.batchNormTraining(x, beta, node.epsilon);
      run.training.onStatistics(node.name, statistics);
      return y;
    }
    case 'relu':
      return ops.relu(x);
    case 'elu':
      return tf.elu(x);
    case 'softmax':
      return tf.softmax(x);
    case 'maxPool':
      return maxPool(ops, node, x);
    case 'avgPool':
      return averagePool(ops, node, x);
    case 'concat':
      return tf.concat4d([...inputs], 3);
    case 'upsample2':
      return tf.image.resizeNearestNeighbor(x, [x.shape[1] * 2, x.shape[2] * 2]);
    case 'dropout':
      return run.training === undefined
        ? tf.clone(x)
        : (tf.dropout(x, node.rate, undefined, run.training.seed) as Tensor4D);
    case 'crop':
      return tf.slice4d(x, [0, node.top, node.left, 0], [-1, node.height, node.width, -1]);
    case 'input':
      return x;
  }
}

function convolve(run: Run, node: Conv2dNode, x: Tensor4D): Tensor4D {
  const { ops } = run;
  const padded = withPads(ops, x, node.padding, 0);
  const mode = node.padding === 'same' ? 'same' : 'valid';
  const inputIsData = run.dataNodes.has(node.inputs[0] ?? '');
  const y = ops.conv2d(padded, kernelOf(run, node), node.stride, mode, { inputIsData });
  return node.useBias ? ops.biasAdd(y, vectorOf(run, node, 'bias')) : y;
}

function maxPool(ops: TensorOps, node: MaxPoolNode, x: Tensor4D): Tensor4D {
  // The lowest float32, not −∞: a gradient of −∞ · 0 would be NaN.
  const padded = withPads(ops, x, node.padding, -3.4e38);
  return ops.tf.maxPool(padded, [...node.kernel], [...node.stride], node.padding === 'same' ? 'same' : 'valid');
}

function averagePool(ops: TensorOps, node: AvgPoolNode, x: Tensor4D): Tensor4D {
  const { tf } = ops;
  const kernel: [number, number] = [...node.kernel];
  const stride: [number, number] = [...node.stride];
  if (node.padding === 'same') return tf.avgPool(x, kernel, stride, 'same');
  const mean = tf.avgPool(withPads(ops, x, node.padding, 0), kernel, stride, 'valid');
  if (node.padding === 'valid' || isNoPads(node.padding)) return mean;
  // Pads must not count: divide by the share of real cells under each kernel.
  const real = withPads(ops, tf.ones<Rank4>([1, x.shape[1], x.shape[2], 1]), node.padding, 0);
  return tf.div(mean, tf.avgPool(real, kernel, stride, 'valid'));
}

function withPads({ tf }: TensorOps, x: Tensor4D, padding: Padding, value: number): Tensor4D {
  if (padding === 'same' || padding === 'valid' || isNoPads(padding)) return x;
  const { top, bottom, left, right } = padding;
  return tf.pad4d(
    x,
    [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ],
    value,
  );
}

function trim({ tf }: TensorOps, x: Tensor4D, pads: Pads): Tensor4D {
  if (isNoPads(pads)) return x;
  const height = x.shape[1] - pads.top - pads.bottom;
  const width = x.shape[2] - pads.left - pads.right;
  return tf.slice4d(x, [0, pads.top, pads.left, 0], [-1, height, width, -1]);
}

type Rank4 = Tensor4D['rankType'];

function kernelOf(run: Run, node: NetworkNode): Tensor4D {
  return weightOf(run, node, 'kernel') as Tensor4D;
}

function vectorOf(run: Run, node: NetworkNode, part: 'bias' | 'beta' | 'mean' | 'variance'): Tensor1D {
  return weightOf(run, node, part) as Tensor1D;
}

function weightOf(run: Run, node: NetworkNode, part: string): Tensor {
  const weight = run.weights.get(`${node.name}/${part}`);
  if (weight === undefined) throw new AppError('MODEL_INVALID', `weight ${node.name}/${part} is missing`);
  return weight;
}

function valueOf(values: ReadonlyMap<string, Tensor4D>, name: string): Tensor4D {
  const value = values.get(name);
  if (value === undefined) throw new AppError('MODEL_INVALID', `node ${name} has no value`);
  return value;
}

const DATA_OPS: ReadonlySet<string> = new Set(['input', 'scaleShift', 'crop']);

function findDataNodes(spec: NetworkSpec): ReadonlySet<string> {
  const data = new Set<string>();
  for (const node of spec.nodes) {
    if (DATA_OPS.has(node.op) && node.inputs.every((input) => data.has(input))) data.add(node.name);
  }
  return data;
}

function lastUses(spec: NetworkSpec): ReadonlyMap<string, string> {
  const uses = new Map<string, string>([[spec.output, '']]);
  for (const node of spec.nodes) for (const input of node.inputs) if (input !== spec.output) uses.set(input, node.name);
  return uses;
}

function releaseInputs(
  node: NetworkNode,
  values: Map<string, Tensor4D>,
  lastUse: ReadonlyMap<string, string>,
  x: Tensor4D,
): void {
  const kept = values.get(node.name);
  for (const input of new Set(node.inputs)) {
    const value = values.get(input);
    if (value === undefined || value === x || value === kept || lastUse.get(input) !== node.name) continue;
    value.dispose();
    values.delete(input);
  }
}
