import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../src/domain/image.js';
import { resampleExactly } from '../../src/image/resample-exactly.js';
import { resize } from '../../src/image/resize.js';

/** One row, each value in all three colours. */
function row(...values: readonly number[]): RgbImage {
  return {
    data: Uint8Array.from(values.flatMap((value) => [value, value, value])),
    widthPx: values.length,
    heightPx: 1,
  };
}

const reds = ({ data }: RgbImage): number[] => [...data].filter((_, i) => i % 3 === 0);

describe('resampleExactly', () => {
  it.each([
    { what: 'means of pairs', from: [0, 100, 200, 100], x: 0, width: 4, to: [50, 150] },
    { what: 'parts of pixels', from: [0, 90, 90], x: 0, width: 3, to: [30, 90] },
    { what: 'a window between pixels', from: [0, 100, 0, 0], x: 0.25, width: 2, to: [25, 75] },
    { what: 'one pixel of all', from: [0, 100, 200, 100], x: 0, width: 4, to: [100] },
    { what: 'the border going on', from: [40, 80], x: -2, width: 6, to: [40, 60, 80] },
    { what: 'the pixels themselves', from: [1, 2, 3], x: 0, width: 3, to: [1, 2, 3] },
    { what: 'all of a constant, enlarged', from: [9, 9], x: 0, width: 2, to: [9, 9, 9, 9, 9] },
  ])('takes $what', ({ from, x, width, to }) => {
    expect(reds(resampleExactly(row(...from), { x, y: 0, width, height: 1 }, to.length, 1))).toEqual(to);
  });

  it('continues a slope when it enlarges, and stays within 0 to 255', () => {
    expect(
      reds(resampleExactly(row(0, 40, 80, 120, 160, 200, 240), { x: 2, y: 0, width: 3, height: 1 }, 6, 1)),
    ).toEqual([70, 90, 110, 130, 150, 170]);
    const edge = reds(resampleExactly(row(0, 0, 255, 255), { x: 0, y: 0, width: 4, height: 1 }, 16, 1));
    expect(Math.max(...edge)).toBe(255);
    expect(Math.min(...edge)).toBe(0);
  });

  it('treats columns as rows', () => {
    const tall = { ...row(0, 100, 200, 100), widthPx: 1, heightPx: 4 };
    expect(reds(resampleExactly(tall, { x: 0, y: 0, width: 1, height: 4 }, 1, 2))).toEqual([50, 150]);
  });
});

describe('resize', () => {
  it('returns the image when there is nothing to do', async () => {
    const image = row(1, 2, 3);
    expect(await resize(image, 3, 1)).toBe(image);
  });

  it.each([
    [64, 32],
    [64, 21],
    [64, 5],
    [64, 200],
  ])('keeps a constant and the size from %s to %s px', async (from, to) => {
    const image = { data: new Uint8Array(from * from * 3).fill(90), widthPx: from, heightPx: from };
    const resized = await resize(image, to, to);
    expect([resized.widthPx, resized.heightPx, resized.data.length]).toEqual([to, to, to * to * 3]);
    expect(resized.data.every((value) => value === 90)).toBe(true);
  });
});
