import type { Conv2dNode, TransposedConv2dNode } from '../domain/networks/network-spec.js';
import { resolveTrim } from '../domain/networks/plane-geometry.js';
import { kernelOf, vectorOf, type WeightTensors } from './node-weights.js';
import { withPads } from './pad-plane.js';
import { plainTransposed } from './plain-ops.js';
import type { TensorOps } from './tensor-ops.js';
import type { Tensor4D } from './tf-namespace.js';

/** `inputIsData`: no weight has touched `x`, so its gradient is nobody's concern. */
export function convolve(
  ops: TensorOps,
  weights: WeightTensors,
  node: Conv2dNode,
  x: Tensor4D,
  inputIsData: boolean,
): Tensor4D {
  const padded = withPads(ops, x, node.padding, 0);
  const mode = node.padding === 'same' ? 'same' : 'valid';
  const y = ops.conv2d(padded, kernelOf(weights, node), node.stride, mode, { inputIsData });
  return node.useBias ? ops.biasAdd(y, vectorOf(weights, node, 'bias')) : y;
}

/** `training`: in the backend's own way, which may round otherwise than inference does. */
export function convolveTransposed(
  ops: TensorOps,
  weights: WeightTensors,
  node: TransposedConv2dNode,
  x: Tensor4D,
  training: boolean,
): Tensor4D {
  const { kernel, stride } = node;
  const trimmed = resolveTrim(node.padding, kernel, stride);
  const convolve = training ? ops.conv2dTransposed : plainTransposed(ops.tf);
  return ops.biasAdd(convolve(x, kernelOf(weights, node), stride, trimmed), vectorOf(weights, node, 'bias'));
}
