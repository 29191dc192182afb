import { AppError } from '../domain/errors/app-error.js';
import type { NetworkNode } from '../domain/networks/network-spec.js';
import type { Tensor, Tensor1D, Tensor4D } from './tf-namespace.js';

/** Weights by `<node>/<part>`; shapes as `weightShapes(spec)` says. */
export type WeightTensors = ReadonlyMap<string, Tensor>;

/** Throws MODEL_INVALID where it is missing. */
export function kernelOf(weights: WeightTensors, node: NetworkNode): Tensor4D {
  return weightOf(weights, node, 'kernel') as Tensor4D;
}

/** Throws MODEL_INVALID where it is missing. */
export function vectorOf(
  weights: WeightTensors,
  node: NetworkNode,
  part: 'bias' | 'beta' | 'mean' | 'variance',
): Tensor1D {
  return weightOf(weights, node, part) as Tensor1D;
}

function weightOf(weights: WeightTensors, node: NetworkNode, part: string): Tensor {
  const weight = weights.get(`${node.name}/${part}`);
  if (weight === undefined) throw new AppError('MODEL_INVALID', `weight ${node.name}/${part} is missing`);
  return weight;
}
