import type { AvgPoolNode, MaxPoolNode } from '../domain/networks/network-spec.js';
import { isNoPads } from '../domain/networks/plane-geometry.js';
import { withPads } from './pad-plane.js';
import type { TensorOps } from './tensor-ops.js';
import type { Tensor4D } from './tf-namespace.js';

type Rank4 = Tensor4D['rankType'];

export function maxPool(ops: TensorOps, node: MaxPoolNode, x: Tensor4D): Tensor4D {
  // The lowest float32, not −∞: a gradient of −∞ · 0 would be NaN.
  const padded = withPads(ops, x, node.padding, -3.4e38);
  return ops.tf.maxPool(padded, [...node.kernel], [...node.stride], node.padding === 'same' ? 'same' : 'valid');
}

export function averagePool(ops: TensorOps, node: AvgPoolNode, x: Tensor4D): Tensor4D {
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
