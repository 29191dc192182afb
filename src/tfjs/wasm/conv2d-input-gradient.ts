import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../tf-namespace.js';
import { composeKernels, heapOutput, type WasmBackend } from './wasm-kernels.js';

export interface InputGradientInputs {
  readonly dy: TensorInfo;
  readonly filter: TensorInfo;
}

export interface InputGradientAttributes {
  readonly strides: [number, number] | number;
  readonly pad: 'same' | 'valid' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly inputShape: [number, number, number, number];
}

/** Strides that differ by axis have no square block of phases. */
export function isSupported({ strides }: InputGradientAttributes): boolean {
  return typeof strides === 'number' || strides[0] === strides[1];
}

type Shape4 = readonly [number, number, number, number];

/**
 * Conv2DBackpropInput (NHWC, equal strides), also the transposed convolution, as a convolution of stride 1 that XNNPACK
 * computes: the package's own kernel is a plain loop, ten times slower. With a stride s the plane is computed as s · s
 * phases in the channels, which are then laid side by side.
 */
export function conv2dInputGradient(
  tf: Tf,
  backend: WasmBackend,
  { dy, filter }: InputGradientInputs,
  attributes: InputGradientAttributes,
): TensorInfo {
  const { strides, pad, dimRoundingMode, inputShape } = attributes;
  const filterShape = filter.shape as [number, number, number, number];
  const info = tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
  const stride = info.strideHeight;
  const rows = axisOf(inputShape[1], filterShape[0], info.outHeight, stride, info.padInfo.top);
  const columns = axisOf(inputShape[2], filterShape[1], info.outWidth, stride, info.padInfo.left);
  return composeKernels(tf, backend, ({ run, own }) => {
    const phases = own(phaseFilter(backend, filter, stride));
    const pads = [[0, 0], rows.pads, columns.pads, [0, 0]];
    const convolved = run(
      'Conv2D',
      { x: dy, filter: phases },
      { strides: [1, 1], pad: pads, dataFormat: 'NHWC', dilations: 1 },
    );
    if (stride === 1) return convolved;
    const plane = run('DepthToSpace', { x: convolved }, { blockSize: stride, dataFormat: 'NHWC' });
    const [batch, height, width, channels] = inputShape;
    return run(
      'Slice',
      { x: plane },
      { begin: [0, rows.start, columns.start, 0], size: [batch, height, width, channels] },
    );
  });
}

interface Axis {
  /** Of the phase planes, so that just the input's extent is covered. */
  readonly pads: readonly [before: number, after: number];
  /** Where the input begins on the first phase. */
  readonly start: number;
}

function axisOf(size: number, kernel: number, out: number, stride: number, padBefore: number): Axis {
  const taps = Math.ceil(kernel / stride);
  const first = Math.floor(padBefore / stride);
  return { pads: [taps - 1 - first, Math.ceil((padBefore + size) / stride) - out], start: padBefore % stride };
}

/** [kh, kw, in, out] → [⌈kh/s⌉, ⌈kw/s⌉, out, s · s · in], taps reversed: the taps that meet at each phase. */
function phaseFilter(backend: WasmBackend, filter: TensorInfo, stride: number): TensorInfo {
  const [height, width, channels, filters] = filter.shape as unknown as Shape4;
  const [tapRows, tapColumns] = [Math.ceil(height / stride), Math.ceil(width / stride)];
  const depth = stride * stride * channels;
  return heapOutput(backend, [tapRows, tapColumns, filters, depth], filter, (target, source) => {
    target.fill(0);
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const tapRow = tapRows - 1 - Math.floor(row / stride);
        const tapColumn = tapColumns - 1 - Math.floor(column / stride);
        const phase = (row % stride) * stride + (column % stride);
        const to = (tapRow * tapColumns + tapColumn) * filters * depth + phase * channels;
        const from = (row * width + column) * channels * filters;
        transposeInto(target, to, depth, source.subarray(from, from + channels * filters), filters);
      }
    }
  });
}

/** Writes the [rows, columns] matrix transposed: its columns become rows `rowStride` apart. */
function transposeInto(
  target: Float32Array,
  offset: number,
  rowStride: number,
  matrix: Float32Array,
  columns: number,
): void {
  const rows = matrix.length / columns;
  for (let column = 0; column < columns; column += 1) {
    const at = offset + column * rowStride;
    for (let row = 0; row < rows; row += 1) target[at + row] = matrix[row * columns + column]!;
  }
}
