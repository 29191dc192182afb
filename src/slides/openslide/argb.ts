import type { RgbImage } from '../../domain/image.js';

/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [number, number, number];

export const WHITE: Rgb = [255, 255, 255];

/** Premultiplied ARGB, one 32-bit word a pixel, rows from the top: what OpenSlide writes. */
export interface ArgbImage {
  readonly data: Uint32Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Lays the pixels over `background` and puts them onto `target` at (left, top), where they must fit. */
export function paintArgb(source: ArgbImage, background: Rgb, target: RgbImage, left: number, top: number): void {
  const pixels = source.widthPx * source.heightPx;
  if (source.widthPx === target.widthPx) {
    paintRun(source.data.subarray(0, pixels), background, target.data, top * target.widthPx * 3);
    return;
  }
  for (let row = 0; row < source.heightPx; row += 1) {
    const from = row * source.widthPx;
    const to = ((top + row) * target.widthPx + left) * 3;
    paintRun(source.data.subarray(from, from + source.widthPx), background, target.data, to);
  }
}

/** Four pixels are three words. */
const GROUP_PIXELS = 4;
const GROUP_WORDS = 3;

/** Most of the run in whole words of the target, which takes half of the time that bytes take. */
function paintRun(source: Uint32Array, background: Rgb, target: Uint8Array, offset: number): void {
  // So many pixels of three bytes end at the next word.
  const lead = Math.min(source.length, (target.byteOffset + offset) % GROUP_PIXELS);
  const groups = Math.floor((source.length - lead) / GROUP_PIXELS);
  const rest = lead + groups * GROUP_PIXELS;
  paintPixels(source, 0, lead, background, target, offset);
  const words = new Uint32Array(target.buffer, target.byteOffset + offset + lead * 3, groups * GROUP_WORDS);
  paintGroups(source.subarray(lead, rest), background, words);
  paintPixels(source, rest, source.length, background, target, offset + rest * 3);
}

/** Little-endian, as all machines are that Node runs on. By index: iterating takes three times as long. */
function paintGroups(source: Uint32Array, background: Rgb, target: Uint32Array): void {
  const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  for (let i = 0, at = 0; i < source.length; i += GROUP_PIXELS, at += GROUP_WORDS) {
    const a = source[i]!;
    const b = source[i + 1]!;
    const c = source[i + 2]!;
    const d = source[i + 3]!;
    if ((a & b & c & d) >>> 24 === 255) {
      target[at] = ((a >>> 16) & 0xff) | (a & 0xff00) | ((a & 0xff) << 16) | ((b << 8) & 0xff000000);
      target[at + 1] = ((b >>> 8) & 0xff) | ((b & 0xff) << 8) | (c & 0xff0000) | ((c << 16) & 0xff000000);
      target[at + 2] = (c & 0xff) | ((d >>> 8) & 0xff00) | ((d << 8) & 0xff0000) | (d << 24);
    } else {
      paintPixels(source, i, i + GROUP_PIXELS, background, bytes, at * 4);
    }
  }
}

/** Pixels `from` to `end`, byte by byte. */
function paintPixels(
  source: Uint32Array,
  from: number,
  end: number,
  background: Rgb,
  target: Uint8Array,
  offset: number,
): void {
  for (let i = from, at = offset; i < end; i += 1, at += 3) {
    const pixel = source[i]!;
    const uncovered = 255 - (pixel >>> 24);
    target[at] = over(pixel >>> 16, uncovered, background[0]);
    target[at + 1] = over(pixel >>> 8, uncovered, background[1]);
    target[at + 2] = over(pixel, uncovered, background[2]);
  }
}

/** Premultiplied: the colour counts as it is, the background by what the pixel leaves uncovered. */
function over(colour: number, uncovered: number, background: number): number {
  return Math.min(255, (colour & 255) + Math.round((background * uncovered) / 255));
}
