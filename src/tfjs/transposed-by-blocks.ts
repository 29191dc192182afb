import type { Extent2d, Pads } from '../domain/networks/network-spec.js';
import type { Tensor4D, Tf } from './tf-namespace.js';

/**
 * A transposed convolution as a plain one that gives whole blocks of stride × stride outputs at a time, and of those
 * only what `trim` leaves. Values and gradients are those of `conv2dTranspose` up to rounding. Where the stride is
 * large, as in SimpleNet's 31 × 31 by 16, its kernels walk through planes that are mostly zeros; these do not.
 */
export function transposedByBlocks(
  tf: Tf,
  x: Tensor4D,
  kernel: Tensor4D,
  [strideY, strideX]: Extent2d,
  trim: Pads,
): Tensor4D {
  const [kernelY, kernelX, filters] = kernel.shape;
  const rows = blocksOf({ size: x.shape[1], kernel: kernelY, stride: strideY, before: trim.top, after: trim.bottom });
  const columns = blocksOf({
    size: x.shape[2],
    kernel: kernelX,
    stride: strideX,
    before: trim.left,
    after: trim.right,
  });
  const used = windowOf(tf, x, rows, columns);
  const blocks = tf.conv2d(used, blockKernel(tf, kernel, rows, columns), 1, 'valid');
  const parts = tf.reshape(blocks, [-1, rows.count, columns.count, strideY, strideX, filters]);
  const plane: Tensor4D = tf.reshape(tf.transpose(parts, [0, 1, 3, 2, 4, 5]), [
    -1,
    rows.count * strideY,
    columns.count * strideX,
    filters,
  ]);
  return tf.slice4d(plane, [0, rows.skip, columns.skip, 0], [-1, rows.length, columns.length, filters]);
}

interface Axis {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  /** Trimmed. */
  readonly before: number;
  readonly after: number;
}

/** Blocks along one axis; each depends on `reach` inputs. */
interface Blocks {
  readonly stride: number;
  readonly reach: number;
  /** Zeros before and behind the inputs, or, below 0, inputs that no block needs. */
  readonly padBefore: number;
  readonly padAfter: number;
  readonly count: number;
  /** Outputs of the first block that are trimmed, and outputs that are left in all. */
  readonly skip: number;
  readonly length: number;
}

/** Block b holds outputs b · stride …, of which input i reaches blocks i … i + reach − 1. */
function blocksOf({ size, kernel, stride, before, after }: Axis): Blocks {
  const reach = Math.ceil(kernel / stride);
  const length = (size - 1) * stride + kernel - before - after;
  const first = Math.floor(before / stride);
  const last = Math.floor((before + length - 1) / stride);
  return {
    stride,
    reach,
    padBefore: reach - 1 - first,
    padAfter: last - (size - 1),
    count: last - first + 1,
    skip: before - first * stride,
    length,
  };
}

function windowOf(tf: Tf, x: Tensor4D, rows: Blocks, columns: Blocks): Tensor4D {
  const sliced = tf.slice4d(
    x,
    [0, Math.max(0, -rows.padBefore), Math.max(0, -columns.padBefore), 0],
    [
      -1,
      x.shape[1] + Math.min(0, rows.padBefore) + Math.min(0, rows.padAfter),
      x.shape[2] + Math.min(0, columns.padBefore) + Math.min(0, columns.padAfter),
      x.shape[3],
    ],
  );
  const pads = [rows, columns].map(({ padBefore, padAfter }): [number, number] => {
    return [Math.max(0, padBefore), Math.max(0, padAfter)];
  }) as [[number, number], [number, number]];
  return pads.flat().every((pad) => pad === 0) ? sliced : tf.pad4d(sliced, [[0, 0], ...pads, [0, 0]]);
}

/**
 * [kernelY, kernelX, filters, inputs] to [reachY, reachX, inputs, strideY · strideX · filters], its ends filled with
 * zeros.
 */
function blockKernel(tf: Tf, kernel: Tensor4D, rows: Blocks, columns: Blocks): Tensor4D {
  const [kernelY, kernelX, filters, inputs] = kernel.shape;
  const whole = tf.pad4d(kernel, [
    [0, rows.reach * rows.stride - kernelY],
    [0, columns.reach * columns.stride - kernelX],
    [0, 0],
    [0, 0],
  ]);
  const parts = tf.reshape(whole, [rows.reach, rows.stride, columns.reach, columns.stride, filters, inputs]);
  // The nearest input comes last under a sliding kernel, but meets the first part of a transposed one.
  const turned = tf.reverse(tf.transpose(parts, [0, 2, 5, 1, 3, 4]), [0, 1]);
  return tf.reshape(turned, [rows.reach, columns.reach, inputs, rows.stride * columns.stride * filters]);
}
