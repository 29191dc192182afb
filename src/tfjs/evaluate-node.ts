import { AppError } from '../domain/errors/app-error.js';
import type { BatchNormNode, NetworkNode } from '../domain/networks/network-spec.js';
import { convolve, convolveTransposed } from './convolutions.js';
import { vectorOf, type WeightTensors } from './node-weights.js';
import { averagePool, maxPool } from './pooling.js';
import type { NormalisedBatch, TensorOps } from './tensor-ops.js';
import type { Scalar, Tensor4D } from './tf-namespace.js';

export interface TrainingPass {
  /** Seed of this step's dropout, int32. */
  readonly seed: Scalar;
  /** Receives each batch norm's batch statistics; kept tensors that the receiver disposes. */
  onStatistics(nodeName: string, statistics: Omit<NormalisedBatch, 'y'>): void;
}

/** One run of a network, as its nodes see it. */
export interface Pass {
  readonly ops: TensorOps;
  readonly weights: WeightTensors;
  /** Undefined for inference. */
  readonly training: TrainingPass | undefined;
  /** Nodes whose value no weight has touched. */
  readonly dataNodes: ReadonlySet<string>;
}

/** The node's value from those of its inputs. Throws MODEL_INVALID for a node that lacks an input or a weight. */
export function evaluateNode(pass: Pass, node: NetworkNode, inputs: readonly Tensor4D[]): Tensor4D {
  const { ops, weights } = pass;
  const { tf } = ops;
  const x = inputs[0];
  if (x === undefined) throw new AppError('MODEL_INVALID', `node ${node.name} has no input`);
  switch (node.op) {
    case 'scaleShift':
      return tf.add(tf.mul(x, node.scale), node.shift);
    case 'conv2d':
      return convolve(ops, weights, node, x, pass.dataNodes.has(node.inputs[0] ?? ''));
    case 'transposedConv2d':
      return convolveTransposed(ops, weights, node, x, pass.training !== undefined);
    case 'batchNorm':
      return normalise(pass, node, x);
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
      return dropOut(pass, x, node.rate);
    case 'crop':
      return tf.slice4d(x, [0, node.top, node.left, 0], [-1, node.height, node.width, -1]);
    case 'input':
      return x;
  }
}

function normalise({ ops, weights, training }: Pass, node: BatchNormNode, x: Tensor4D): Tensor4D {
  const beta = vectorOf(weights, node, 'beta');
  if (training === undefined) {
    const mean = vectorOf(weights, node, 'mean');
    return ops.tf.batchNorm4d(x, mean, vectorOf(weights, node, 'variance'), beta, undefined, node.epsilon);
  }
  const { y, ...statistics } = ops.batchNormTraining(x, beta, node.epsilon);
  training.onStatistics(node.name, statistics);
  return y;
}

function dropOut({ ops, training }: Pass, x: Tensor4D, rate: number): Tensor4D {
  return training === undefined ? ops.tf.clone(x) : ops.dropout(x, rate, training.seed);
}
