import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../tf-namespace.js';
import { composeKernels, type Composition, type WasmBackend } from './wasm-kernels.js';

export interface FilterGradientInputs {
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
}

export interface FilterGradientAttributes {
  readonly strides: [number, number] | number;
  readonly pad: 'same' | 'valid' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly filterShape: [number, number, number, number];
}

/**
 * Conv2DBackpropFilter (NHWC), which the wasm backend lacks, as a convolution of its own: channels become the batch,
 * the batch becomes the channels, `dy` becomes the filter, and the stride becomes the filter's dilation.
 */
export function conv2dFilterGradient(
  tf: Tf,
  backend: WasmBackend,
  { x, dy }: FilterGradientInputs,
  attributes: FilterGradientAttributes,
): TensorInfo {
  const { strides, pad, dimRoundingMode, filterShape } = attributes;
  const shape = x.shape as [number, number, number, number];
  const info = tf.backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
  const rows = axisOf(shape[1], filterShape[0], info.outHeight, info.strideHeight, info.padInfo.top);
  const columns = axisOf(shape[2], filterShape[1], info.outWidth, info.strideWidth, info.padInfo.left);
  return composeKernels(tf, backend, (kernels) => {
    const used = cut(kernels, x, rows.used, columns.used);
    const planes = kernels.run('Transpose', { x: used }, { perm: [3, 1, 2, 0] });
    const filter = kernels.run('Transpose', { x: dy }, { perm: [1, 2, 0, 3] });
    const gradient = kernels.run(
      'Conv2D',
      { x: planes, filter },
      {
        strides: [1, 1],
        pad: [[0, 0], rows.pads, columns.pads, [0, 0]],
        dataFormat: 'NHWC',
        dilations: [info.strideHeight, info.strideWidth],
      },
    );
    return kernels.run('Transpose', { x: gradient }, { perm: [1, 2, 0, 3] });
  });
}

interface Axis {
  /** Cells from the start that some output has seen. */
  readonly used: number;
  readonly pads: readonly [before: number, after: number];
}

/** With these pads the convolution has just `kernel` places along the axis. */
function axisOf(size: number, kernel: number, out: number, stride: number, before: number): Axis {
  const after = (out - 1) * stride + kernel - size - before;
  return { used: Math.min(size, size + after), pads: [before, Math.max(0, after)] };
}

function cut(kernels: Composition, x: TensorInfo, height: number, width: number): TensorInfo {
  if (height === x.shape[1] && width === x.shape[2]) return x;
  return kernels.run('Slice', { x }, { begin: [0, 0, 0, 0], size: [x.shape[0], height, width, x.shape[3]] });
}
