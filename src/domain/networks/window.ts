import { AppError } from '../errors/app-error.js';
import type { Extent2d, Pads, PlaneSize } from './network-spec.js';

/** Half-open range of cells along one axis. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Rectangle of cells in a node's full output. */
export interface Window {
  readonly rows: Interval;
  readonly columns: Interval;
}

/** The square of side `sizePx` in the middle of a plane; the odd cell stays at bottom and right. */
export function centreWindow(plane: PlaneSize, sizePx: number): Window {
  if (sizePx < 1 || sizePx > plane.height || sizePx > plane.width) {
    throw new AppError('INTERNAL', `no centre of ${sizePx} px in a plane of ${plane.width}×${plane.height}`);
  }
  const row = Math.floor((plane.height - sizePx) / 2);
  const column = Math.floor((plane.width - sizePx) / 2);
  return { rows: { start: row, end: row + sizePx }, columns: { start: column, end: column + sizePx } };
}

export function fullWindow(plane: PlaneSize): Window {
  return { rows: { start: 0, end: plane.height }, columns: { start: 0, end: plane.width } };
}

export function sizeOfWindow(window: Window): PlaneSize {
  return { height: window.rows.end - window.rows.start, width: window.columns.end - window.columns.start };
}

export function hull(first: Window | undefined, second: Window): Window {
  if (first === undefined) return second;
  return { rows: span(first.rows, second.rows), columns: span(first.columns, second.columns) };
}

export function sameWindow(first: Window, second: Window): boolean {
  return (
    first.rows.start === second.rows.start &&
    first.rows.end === second.rows.end &&
    first.columns.start === second.columns.start &&
    first.columns.end === second.columns.end
  );
}

/** What a node must read, and the pads (or trims) that stay at the edges of what it reads. */
export interface Reach {
  readonly window: Window;
  readonly pads: Pads;
}

/**
 * Cells that a sliding kernel (convolution, pooling) reads for `window`, clipped to `input`; pads stand for the rest.
 */
export function slidingReach(window: Window, input: PlaneSize, kernel: Extent2d, stride: Extent2d, pads: Pads): Reach {
  const rows = slidingAxis(window.rows, input.height, kernel[0], stride[0], pads.top);
  const columns = slidingAxis(window.columns, input.width, kernel[1], stride[1], pads.left);
  return join(rows, columns);
}

/** Cells whose transposed kernels touch `window`, and what to trim of their full output to get just that window. */
export function transposedReach(
  window: Window,
  input: PlaneSize,
  kernel: Extent2d,
  stride: Extent2d,
  trim: Pads,
): Reach {
  const rows = transposedAxis(window.rows, input.height, kernel[0], stride[0], trim.top);
  const columns = transposedAxis(window.columns, input.width, kernel[1], stride[1], trim.left);
  return join(rows, columns);
}

/** Cells that nearest-neighbour doubling repeats into `window`. */
export function doublingReach(window: Window): Window {
  const halve = ({ start, end }: Interval): Interval => ({ start: Math.floor(start / 2), end: Math.ceil(end / 2) });
  return { rows: halve(window.rows), columns: halve(window.columns) };
}

interface AxisReach {
  readonly interval: Interval;
  readonly before: number;
  readonly after: number;
}

function slidingAxis(
  { start, end }: Interval,
  length: number,
  kernel: number,
  stride: number,
  padBefore: number,
): AxisReach {
  const from = start * stride - padBefore;
  const to = (end - 1) * stride - padBefore + kernel;
  const interval = { start: Math.max(0, from), end: Math.min(length, to) };
  return { interval, before: interval.start - from, after: to - interval.end };
}

function transposedAxis(
  { start, end }: Interval,
  length: number,
  kernel: number,
  stride: number,
  trimBefore: number,
): AxisReach {
  const first = Math.max(0, Math.ceil((start + trimBefore - kernel + 1) / stride));
  const last = Math.min(length - 1, Math.floor((end - 1 + trimBefore) / stride));
  const fullStart = first * stride - trimBefore;
  const fullEnd = last * stride - trimBefore + kernel;
  if (fullStart > start || fullEnd < end)
    throw new AppError('INTERNAL', 'a transposed kernel smaller than its stride leaves gaps');
  return { interval: { start: first, end: last + 1 }, before: start - fullStart, after: fullEnd - end };
}

function join(rows: AxisReach, columns: AxisReach): Reach {
  return {
    window: { rows: rows.interval, columns: columns.interval },
    pads: { top: rows.before, bottom: rows.after, left: columns.before, right: columns.after },
  };
}

function span(first: Interval, second: Interval): Interval {
  return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) };
}
