// Pictures whose every pixel is known.
import type { RgbImage } from '../../../src/domain/image.js';

export type PixelOf = (x: number, y: number) => readonly [number, number, number];

/** Different at every pixel, and smooth enough for JPEG. */
export const gradient: PixelOf = (x, y) => [(x * 3) & 255, (y * 2) & 255, (x + y) & 255];

/** Smooth waves: no edges, so that codecs and resampling leave them nearly as they are. */
export const waves: PixelOf = (x, y) => [
  Math.round(128 + 90 * Math.sin(x / 17)),
  Math.round(128 + 90 * Math.sin(y / 23)),
  Math.round(128 + 60 * Math.sin((x + y) / 31)),
];

export function paint(widthPx: number, heightPx: number, pixelOf: PixelOf): RgbImage {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) data.set(pixelOf(x, y), (y * widthPx + x) * 3);
  }
  return { data, widthPx, heightPx };
}

/** The picture cut into tiles of the given size, `padding` beyond its edges, row by row. */
export function cutTiles(image: RgbImage, tile: readonly [number, number], padding = 77): readonly Uint8Array[] {
  const tiles: Uint8Array[] = [];
  for (let top = 0; top < image.heightPx; top += tile[1]) {
    for (let left = 0; left < image.widthPx; left += tile[0]) tiles.push(cutTile(image, left, top, tile, padding));
  }
  return tiles;
}

function cutTile(
  image: RgbImage,
  left: number,
  top: number,
  [width, height]: readonly [number, number],
  padding: number,
): Uint8Array {
  const data = new Uint8Array(width * height * 3).fill(padding);
  for (let y = 0; y < Math.min(height, image.heightPx - top); y += 1) {
    const from = ((top + y) * image.widthPx + left) * 3;
    data.set(image.data.subarray(from, from + Math.min(width, image.widthPx - left) * 3), y * width * 3);
  }
  return data;
}

/** Rows of the picture, `rows` at a time. */
export function cutStrips(image: RgbImage, rows: number): readonly Uint8Array[] {
  const bytes = image.widthPx * rows * 3;
  return Array.from({ length: Math.ceil(image.heightPx / rows) }, (_, i) =>
    image.data.subarray(i * bytes, (i + 1) * bytes),
  );
}

/** One colour of the picture. */
export function planeOf(samples: Uint8Array, channel: number, channels = 3): Uint8Array {
  return Uint8Array.from({ length: samples.length / channels }, (_, i) => samples[i * channels + channel] ?? 0);
}

export interface Difference {
  readonly mean: number;
  readonly max: number;
}

/** Of two pictures of the same size; infinite for different sizes. */
export function differenceOf(a: RgbImage, b: RgbImage): Difference {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx || a.data.length !== b.data.length)
    return { mean: Infinity, max: Infinity };
  let sum = 0;
  let max = 0;
  for (let i = 0; i < a.data.length; i += 1) {
    const difference = Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
    sum += difference;
    max = Math.max(max, difference);
  }
  return { mean: sum / a.data.length, max };
}
