// The few operations that a backend may do better than by tfjs' composed ops and gradients.
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

/** All are differentiable. NHWC, float32. */
export interface TensorOps {
  readonly tf: Tf;
  readonly conv2d: Convolve;
  biasAdd(x: Tensor4D, bias: Tensor1D): Tensor4D;
  relu(x: Tensor4D): Tensor4D;
  /** y = (x − mean of batch) / sqrt(variance of batch + epsilon) + beta. */
  batchNormTraining(x: Tensor4D, beta: Tensor1D, epsilon: number): NormalisedBatch;
  /** Each value is 0 with probability `rate`, or divided by 1 − rate; int32 `seed` alone decides which. */
  dropout(x: Tensor4D, rate: number, seed: Scalar): Tensor4D;
}
