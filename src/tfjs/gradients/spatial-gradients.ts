import { AppError } from '../../domain/errors/app-error.js';
import type { Tensor, Tensor4D, Tf } from '../tf-namespace.js';
import { gradientRule, type GradientRule } from './gradient-rule.js';

/** What convolution and its transpose are called with; dilated ones are not differentiated, and not used here. */
interface ConvolutionAttributes {
  readonly strides: [number, number] | number;
  readonly pad: 'same' | 'valid' | number;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

interface PoolAttributes {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: 'same' | 'valid' | number;
}

/** Kernels that look at a neighbourhood. */
export function spatialGradients(tf: Tf): readonly GradientRule[] {
  const run = (kernelName: string, inputs: Record<string, Tensor>, attributes: object): Tensor =>
    tf.engine().runKernel(kernelName, inputs, { ...attributes });
  return [
    gradientRule(
      'Conv2D',
      { inputs: ['x', 'filter'] },
      (dy, [x, filter]: readonly [Tensor, Tensor], attributes: ConvolutionAttributes) => ({
        x: () => run('Conv2DBackpropInput', { dy, filter }, { ...attributes, inputShape: x.shape }),
        filter: () => run('Conv2DBackpropFilter', { x, dy }, { ...attributes, filterShape: filter.shape }),
      }),
    ),
    // Its own gradient with the roles changed: what went in as `dy` is the smaller plane.
    gradientRule(
      'Conv2DBackpropInput',
      { inputs: ['dy', 'filter'] },
      (ddx, [dy, filter]: readonly [Tensor, Tensor], attributes: ConvolutionAttributes) => ({
        dy: () => run('Conv2D', { x: ddx, filter }, { ...attributes, dilations: 1 }),
        filter: () => run('Conv2DBackpropFilter', { x: ddx, dy }, { ...attributes, filterShape: filter.shape }),
      }),
    ),
    gradientRule(
      'MaxPool',
      { inputs: ['x'], outputs: [true] },
      (dy, [input, output]: readonly [Tensor, Tensor], attributes: PoolAttributes) => ({
        x: () => run('MaxPoolGrad', { dy, input, output }, attributes),
      }),
    ),
    gradientRule('AvgPool', { inputs: ['x'] }, (dy, [input]: readonly [Tensor4D], attributes: PoolAttributes) => ({
      x: () => run('AvgPoolGrad', { dy: tf.div(dy, realShares(tf, input.shape, attributes)), input }, attributes),
    })),
    gradientRule('ResizeNearestNeighbor', { inputs: ['images'] }, (dy, [images]: readonly [Tensor4D]) => ({
      images: () => blockSums(tf, dy as Tensor4D, images.shape),
    })),
  ];
}

type Shape4 = Tensor4D['shape'];

/**
 * [1, outHeight, outWidth, 1]: the share of each pool's cells that are no padding. The forward kernel divides by the
 * real cells alone, the backends' AvgPoolGrad by all.
 */
function realShares(tf: Tf, shape: Shape4, { filterSize, strides, pad }: PoolAttributes): Tensor4D {
  const { padInfo } = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad);
  const padded = tf.pad4d(tf.ones<Tensor4D['rankType']>([1, shape[1], shape[2], 1]), [
    [0, 0],
    [padInfo.top, padInfo.bottom],
    [padInfo.left, padInfo.right],
    [0, 0],
  ]);
  return tf.avgPool(padded, filterSize, strides, 'valid');
}

/**
 * Gradient of an enlargement by whole factors: each cell gathers its block. The cpu backend's own kernel mixes up the
 * images of a batch.
 */
function blockSums(tf: Tf, dy: Tensor4D, [, height, width]: Shape4): Tensor4D {
  const [rows, columns] = [dy.shape[1] / height, dy.shape[2] / width];
  if (!Number.isInteger(rows) || !Number.isInteger(columns)) {
    throw new AppError('INTERNAL', 'only an enlargement by whole factors has a gradient here');
  }
  return tf.mul(tf.avgPool(dy, [rows, columns], [rows, columns], 'valid'), rows * columns);
}
