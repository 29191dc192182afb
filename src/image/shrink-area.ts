import type { RgbImage } from '../domain/image.js';

/** A window in pixels of the source, fractions allowed; pixel i covers [i, i + 1). */
export interface SourceWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** For each output position the first source position it covers, and the share of each from there on. */
interface Cover {
  readonly first: Int32Array;
  /** (outputs, taps); 0 where an output covers fewer. */
  readonly shares: Float32Array;
  readonly taps: number;
}

/**
 * Shrinks the window to exactly (widthPx, heightPx): every output pixel is the mean of the exact area under it,
 * parts of pixels counted as such. Neighbouring windows join without seam or drift. The window is at least as
 * large as the output on both axes; where it leaves the source, the border pixel goes on.
 */
export function shrinkArea(source: RgbImage, window: SourceWindow, widthPx: number, heightPx: number): RgbImage {
  const columns = coverOf(window.x, window.width, widthPx);
  const rows = coverOf(window.y, window.height, heightPx);
  const data = new Uint8Array(widthPx * heightPx * 3);
  const line = new Float32Array(source.widthPx * 3);
  for (let y = 0; y < heightPx; y += 1) {
    meanOfRows(source, rows, y, line);
    meansOfColumns(line, columns, data.subarray(y * widthPx * 3, (y + 1) * widthPx * 3));
  }
  return { data, widthPx, heightPx };
}

function meanOfRows(source: RgbImage, rows: Cover, y: number, line: Float32Array): void {
  const stride = source.widthPx * 3;
  line.fill(0);
  for (let tap = 0; tap < rows.taps; tap += 1) {
    const share = rows.shares[y * rows.taps + tap]!;
    if (share === 0) continue;
    const row = clamp(rows.first[y]! + tap, source.heightPx);
    addScaled(line, source.data.subarray(row * stride, (row + 1) * stride), share);
  }
}

/** Its own function because it is the hot loop: small enough for the compiler to keep in registers. */
function addScaled(line: Float32Array, row: Uint8Array, share: number): void {
  for (let i = 0; i < line.length; i += 1) line[i] = line[i]! + share * row[i]!;
}

function meansOfColumns(line: Float32Array, columns: Cover, target: Uint8Array): void {
  const { first, shares, taps } = columns;
  const width = line.length / 3;
  for (let x = 0; x < first.length; x += 1) {
    let red = 0.5;
    let green = 0.5;
    let blue = 0.5;
    for (let tap = 0; tap < taps; tap += 1) {
      const share = shares[x * taps + tap]!;
      const at = clamp(first[x]! + tap, width) * 3;
      red += share * line[at]!;
      green += share * line[at + 1]!;
      blue += share * line[at + 2]!;
    }
    target[x * 3] = red;
    target[x * 3 + 1] = green;
    target[x * 3 + 2] = blue;
  }
}

function coverOf(start: number, length: number, outputs: number): Cover {
  const scale = length / outputs;
  const taps = Math.ceil(scale) + 1;
  const first = new Int32Array(outputs);
  const shares = new Float32Array(outputs * taps);
  for (let i = 0; i < outputs; i += 1) {
    const from = start + i * scale;
    first[i] = Math.floor(from);
    for (let tap = 0; tap < taps; tap += 1) {
      const position = first[i]! + tap;
      const overlap = Math.min(from + scale, position + 1) - Math.max(from, position);
      shares[i * taps + tap] = Math.max(0, overlap) / scale;
    }
  }
  return { first, shares, taps };
}

function clamp(position: number, size: number): number {
  return Math.min(size - 1, Math.max(0, position));
}
