import type { RgbImage } from '../domain/image.js';

/** A window in pixels of the source, fractions allowed; pixel i covers [i, i + 1). */
export interface SourceWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** For each output position the first source position it is made of, and the weight of each from there on. */
interface Taps {
  readonly first: Int32Array;
  /** (outputs, taps), each row adding up to 1. */
  readonly weights: Float32Array;
  readonly taps: number;
}

/**
 * Resamples the window to exactly (widthPx, heightPx), to the fraction of a pixel, so that neighbouring windows join
 * without seam or drift. An axis that shrinks takes the mean of the exact area under each output pixel; one that
 * grows is interpolated (Catmull-Rom). Where the window leaves the source, the border pixel goes on.
 * Runs on the calling thread, 5 to 10 ns a source pixel: for maps, thumbnails and enlarging; see `resize` for patches.
 */
export function resampleExactly(source: RgbImage, window: SourceWindow, widthPx: number, heightPx: number): RgbImage {
  const columns = tapsOf(window.x, window.width, widthPx);
  const rows = tapsOf(window.y, window.height, heightPx);
  const clamped = new Uint8ClampedArray(widthPx * heightPx * 3);
  const line = new Float32Array(source.widthPx * 3);
  for (let y = 0; y < heightPx; y += 1) {
    mixRows(source, rows, y, line);
    mixColumns(line, columns, clamped.subarray(y * widthPx * 3, (y + 1) * widthPx * 3));
  }
  return { data: new Uint8Array(clamped.buffer), widthPx, heightPx };
}

function mixRows(source: RgbImage, rows: Taps, y: number, line: Float32Array): void {
  const stride = source.widthPx * 3;
  line.fill(0);
  for (let tap = 0; tap < rows.taps; tap += 1) {
    const weight = rows.weights[y * rows.taps + tap]!;
    if (weight === 0) continue;
    const row = clamp(rows.first[y]! + tap, source.heightPx);
    addScaled(line, source.data.subarray(row * stride, (row + 1) * stride), weight);
  }
}

/** Its own function because it is the hot loop: small enough for the compiler to keep in registers. */
function addScaled(line: Float32Array, row: Uint8Array, weight: number): void {
  for (let i = 0; i < line.length; i += 1) line[i] = line[i]! + weight * row[i]!;
}

function mixColumns(line: Float32Array, columns: Taps, target: Uint8ClampedArray): void {
  const { first, weights, taps } = columns;
  const width = line.length / 3;
  for (let x = 0; x < first.length; x += 1) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = 0; tap < taps; tap += 1) {
      const weight = weights[x * taps + tap]!;
      const at = clamp(first[x]! + tap, width) * 3;
      red += weight * line[at]!;
      green += weight * line[at + 1]!;
      blue += weight * line[at + 2]!;
    }
    target[x * 3] = red;
    target[x * 3 + 1] = green;
    target[x * 3 + 2] = blue;
  }
}

function tapsOf(start: number, length: number, outputs: number): Taps {
  const scale = length / outputs;
  return scale >= 1 ? areaTaps(start, scale, outputs) : cubicTaps(start, scale, outputs);
}

function areaTaps(start: number, scale: number, outputs: number): Taps {
  const taps = Math.ceil(scale) + 1;
  const first = new Int32Array(outputs);
  const weights = new Float32Array(outputs * taps);
  for (let i = 0; i < outputs; i += 1) {
    const from = start + i * scale;
    first[i] = Math.floor(from);
    for (let tap = 0; tap < taps; tap += 1) {
      const position = first[i]! + tap;
      const overlap = Math.min(from + scale, position + 1) - Math.max(from, position);
      weights[i * taps + tap] = Math.max(0, overlap) / scale;
    }
  }
  return { first, weights, taps };
}

function cubicTaps(start: number, scale: number, outputs: number): Taps {
  const first = new Int32Array(outputs);
  const weights = new Float32Array(outputs * 4);
  for (let i = 0; i < outputs; i += 1) {
    const centre = start + (i + 0.5) * scale - 0.5;
    const below = Math.floor(centre);
    first[i] = below - 1;
    weights.set(catmullRom(centre - below), i * 4);
  }
  return { first, weights, taps: 4 };
}

/** Weights of the four neighbours of a position `t` (0 to 1) between the middle two. */
function catmullRom(t: number): readonly number[] {
  return [
    (-t + 2 * t ** 2 - t ** 3) / 2,
    (2 - 5 * t ** 2 + 3 * t ** 3) / 2,
    (t + 4 * t ** 2 - 3 * t ** 3) / 2,
    (-(t ** 2) + t ** 3) / 2,
  ];
}

function clamp(position: number, size: number): number {
  return Math.min(size - 1, Math.max(0, position));
}
