import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { createArgbCanvases, type Rgb } from '../../../src/slides/openslide/argb-canvases.js';

const GLASS: Rgb = [240, 250, 230];
const SIZE = 400;

type AlphaOf = (pixel: number) => number;

/** Random colours; premultiplied ones are no larger than their alpha. */
function drawWords(pixels: number, alphaOf: AlphaOf, isPremultiplied: boolean): Uint32Array {
  const random = createRandomStream(pixels, 7);
  return Uint32Array.from({ length: pixels }, (_, pixel) => {
    const alpha = alphaOf(pixel);
    const channel = (): number => Math.floor(random() * (isPremultiplied ? alpha + 1 : 256));
    return ((alpha << 24) | (channel() << 16) | (channel() << 8) | channel()) >>> 0;
  });
}

function expectedBytes(words: Uint32Array, background: Rgb): Uint8Array {
  return Uint8Array.from({ length: words.length * 3 }, (_, at) => {
    const word = words[Math.floor(at / 3)] ?? 0;
    const uncovered = 255 - (word >>> 24);
    const below = Math.round(((background[at % 3] ?? 0) * uncovered) / 255);
    return Math.min(255, ((word >>> (16 - 8 * (at % 3))) & 255) + below);
  });
}

const ALPHAS: readonly (readonly [string, AlphaOf])[] = [
  ['opaque', () => 255],
  ['clear', () => 0],
  ['of any cover', (pixel) => pixel % 256],
  ['opaque but for a few', (pixel) => (pixel % 23 === 0 ? 60 : 255)],
];

describe.each(ALPHAS)('pixels that are %s', (_, alphaOf) => {
  test.each([1, 2, 3, 4, 5, 16, 399, 400])('are laid on the glass, %i of them', async (pixels) => {
    const canvases = createArgbCanvases(2, SIZE);
    for (const [background, isPremultiplied] of [
      [GLASS, true],
      [[255, 255, 255], true],
      [GLASS, false],
    ] as const) {
      const words = drawWords(pixels, alphaOf, isPremultiplied);
      const rgb = await canvases.lend((canvas) => {
        canvas.words(pixels).set(words);
        return Promise.resolve(canvas.toRgb(pixels, background).slice());
      });
      expect(rgb).toEqual(expectedBytes(words, background));
    }
  });
});

describe('canvases', () => {
  it('do not touch each other', async () => {
    const canvases = createArgbCanvases(3, SIZE);
    const words = Array.from({ length: 3 }, (_, index) => drawWords(SIZE - index, () => 255, true));
    const drawn = await Promise.all(
      words.map((own) =>
        canvases.lend(async (canvas) => {
          canvas.words(own.length).set(own);
          await Promise.resolve();
          return canvas.toRgb(own.length, GLASS);
        }),
      ),
    );
    expect(drawn).toEqual(words.map((own) => expectedBytes(own, GLASS)));
  });

  it('are lent to so many at a time, and the next waits for one', async () => {
    const canvases = createArgbCanvases(2, SIZE);
    const ends: (() => void)[] = [];
    const lent = Array.from({ length: 5 }, (_, index) =>
      canvases.lend(async () => {
        await new Promise<void>((end) => ends.push(end));
        return index;
      }),
    );
    for (let ended = 0; ended < 5; ended += 1) {
      // What was ready to begin has begun.
      await setImmediate();
      expect(ends.length).toBe(Math.min(5, ended + 2));
      ends[ended]?.();
      await lent[ended];
    }
    await expect(Promise.all(lent)).resolves.toEqual([0, 1, 2, 3, 4]);
  });

  it('are nobody’s after a failure, as the call that was given up may write on', async () => {
    const canvases = createArgbCanvases(2, SIZE);
    let lost: number | undefined;
    const failing = canvases.lend((canvas) => {
      lost = canvas.words(1).byteOffset;
      return Promise.reject(new Error('given up'));
    });
    await expect(failing).rejects.toThrow('given up');
    const later = await Promise.all(
      Array.from({ length: 8 }, () => canvases.lend((canvas) => Promise.resolve(canvas.words(1).byteOffset))),
    );
    expect(lost).toBeDefined();
    expect(later).not.toContain(lost);
  });
});
