import { isNoPads } from '../domain/networks/plane-geometry.js';
import type { Padding, Pads } from '../domain/networks/network-spec.js';
import type { TensorOps } from './tensor-ops.js';
import type { Tensor4D, Tf } from './tf-namespace.js';

/** `x` with explicit pads of `value` around it; `same` and `valid` are the kernels' own business. */
export function withPads({ tf }: TensorOps, x: Tensor4D, padding: Padding, value: number): Tensor4D {
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

/** `x` without its outermost cells. */
export function trim(tf: Tf, x: Tensor4D, pads: Pads): Tensor4D {
  if (isNoPads(pads)) return x;
  const height = x.shape[1] - pads.top - pads.bottom;
  const width = x.shape[2] - pads.left - pads.right;
  return tf.slice4d(x, [0, pads.top, pads.left, 0], [-1, height, width, -1]);
}
