import type { Conv2dNode, TransposedConv2dNode } from '../domain/networks/network-spec.js';
import { resolveTrim } from '../domain/networks/plane-geometry.js';
import { kernelOf, vectorOf, type WeightTensors } from './node-weights.js';
import { trim, withPads } from './pad-plane.js';
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

export function convolveTransposed(
  ops: TensorOps,
  weights: WeightTensors,
  node: TransposedConv2dNode,
  x: Tensor4D,
): Tensor4D {
  const { kernel, stride, filters, padding } = node;
  const full: [number, number, number, number] = [
    x.shape[0],
    (x.shape[1] - 1) * stride[0] + kernel[0],
    (x.shape[2] - 1) * stride[1] + kernel[1],
    filters,
  ];
  const raised = ops.tf.conv2dTranspose(x, kernelOf(weights, node), full, [...stride], 'valid');
  const trimmed = trim(ops, raised, resolveTrim(padding, kernel, stride));
  return ops.biasAdd(trimmed, vectorOf(weights, node, 'bias'));
}
