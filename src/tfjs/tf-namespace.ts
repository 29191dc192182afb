// tfjs-core as a value passed in: each backend package carries its own copy, and tensors of two copies do not mix.
import type * as tfjsCore from '@tensorflow/tfjs-core';

/** The tfjs-core API of whichever backend runs. */
export type Tf = typeof tfjsCore;
export type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
