import { describe, expect, test } from 'vitest';
import type { RgbImage } from '../../../src/domain/image.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { paintArgb, type ArgbImage, type Rgb } from '../../../src/slides/openslide/argb.js';

const GLASS: Rgb = [240, 250, 230];
const UNTOUCHED = 77;

type AlphaOf = (pixel: number) => number;

/** Random colours, premultiplied. */
function drawSource(widthPx: number, heightPx: number, alphaOf: AlphaOf): ArgbImage {
  const random = createRandomStream(widthPx, heightPx);
  const data = Uint32Array.from({ length: widthPx * heightPx }, (_, pixel) => {
    const alpha = alphaOf(pixel);
    const channel = (): number => Math.floor(random() * (alpha + 1));
    return ((alpha << 24) | (channel() << 16) | (channel() << 8) | channel()) >>> 0;
  });
  return { data, widthPx, heightPx };
}

/** A byte of the target as it should be after painting at (left, top). */
function expectedByte(source: ArgbImage, x: number, y: number, channel: number): number {
  if (x < 0 || y < 0 || x >= source.widthPx || y >= source.heightPx) return UNTOUCHED;
  const word = source.data[y * source.widthPx + x] ?? 0;
  const background = (GLASS[channel] ?? 0) * (255 - (word >>> 24));
  return Math.min(255, ((word >>> (16 - 8 * channel)) & 255) + Math.round(background / 255));
}

function targetOf(widthPx: number, heightPx: number, startsAt: number): RgbImage {
  const bytes = new Uint8Array(startsAt + widthPx * heightPx * 3 + 5).fill(UNTOUCHED);
  return { data: bytes.subarray(startsAt, startsAt + widthPx * heightPx * 3), widthPx, heightPx };
}

const ALPHAS: readonly (readonly [string, AlphaOf])[] = [
  ['opaque', () => 255],
  ['clear', () => 0],
  ['of any cover', (pixel) => [255, 0, 128, 254, 1][pixel % 5] ?? 0],
  ['opaque but for a few', (pixel) => (pixel % 23 === 0 ? 60 : 255)],
];

describe.each(ALPHAS)('pixels that are %s', (_, alphaOf) => {
  test.each([0, 1, 2, 3])('are laid on the glass where they belong, from byte %i of a word on', (startsAt) => {
    for (const [widthPx, left] of [
      [1, 0],
      [3, 2],
      [16, 0],
      [21, 3],
      [30, 1],
    ] as const) {
      const source = drawSource(widthPx, 7, alphaOf);
      const target = targetOf(left + widthPx + (left === 0 ? 0 : 4), 9, startsAt);
      paintArgb(source, GLASS, target, left, 1);
      const expected = target.data.map((__, at) => {
        const pixel = Math.floor(at / 3);
        return expectedByte(source, (pixel % target.widthPx) - left, Math.floor(pixel / target.widthPx) - 1, at % 3);
      });
      expect(target.data).toEqual(expected);
      const around = new Uint8Array(target.data.buffer);
      expect(around.subarray(0, startsAt).every((byte) => byte === UNTOUCHED)).toBe(true);
      expect(around.subarray(-5).every((byte) => byte === UNTOUCHED)).toBe(true);
    }
  });
});
