// The few operations that a backend may do better than by tfjs' composed ops and gradients.
import type { Pads } from '../domain/networks/network-spec.js';
import type { Scalar, Tensor1D, Tensor4D, Tf } from './tf-namespace.js';

export interface NormalisedBatch {
  readonly y: Tensor4D;
  /** Of this batch, [channels]; kept (not tidied), the caller disposes. */
  readonly mean: Tensor1D;
  readonly variance: Tensor1D;
}

/** Convolution with a kernel [kh, kw, in, out]; `inputIsData`: nothing trained stands before it. */
export type Convolve = (
  x: Tensor4D,
  kernel: Tensor4D,
  stride: readonly [number, number],
  padding: 'same' | 'valid',
  place: { readonly inputIsData: boolean },
) => Tensor4D;

export type ConvolveTransposed = (
  x: Tensor4D,
  kernel: Tensor4D,
  stride: readonly [number, number],
  trimmed: Pads,
) => Tensor4D;

/** All are differentiable but where they say so. NHWC, float32. */
export interface TensorOps {
  readonly tf: Tf;
  readonly conv2d: Convolve;
  /** With a kernel [kh, kw, out, in]; cells of the full output are trimmed. For training: rounding may differ. */
  readonly conv2dTransposed: ConvolveTransposed;
  biasAdd(x: Tensor4D, bias: Tensor1D): Tensor4D;
  relu(x: Tensor4D): Tensor4D;
  /** y = (x − mean of batch) / sqrt(variance of batch + epsilon) + beta. */
  batchNormTraining(x: Tensor4D, beta: Tensor1D, epsilon: number): NormalisedBatch;
  /** Each value is 0 with probability `rate`, or divided by 1 − rate; int32 `seed` alone decides which. */
  dropout(x: Tensor4D, rate: number, seed: Scalar): Tensor4D;
  /** Not differentiable. */
  sumOfSquares(x: Tensor1D): Scalar;
}
