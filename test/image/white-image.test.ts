import { expect, test } from 'vitest';
import { whiteImage } from '../../src/image/rgb-image.js';

test.each([
  [0, 1, 1],
  [1, 1, 2],
  [3, 5, 7],
  [8, 4, 4],
  [13, 16, 9],
])('memory from byte %i on becomes white, and no byte around it', (from, widthPx, heightPx) => {
  for (const buffer of [new ArrayBuffer(1024), new SharedArrayBuffer(1024)]) {
    const bytes = widthPx * heightPx * 3;
    const { data } = whiteImage(widthPx, heightPx, new Uint8Array(buffer, from, bytes));
    expect(data.buffer).toBe(buffer);
    const all = Array.from(new Uint8Array(buffer));
    expect(all).toEqual(all.map((_, at) => (at >= from && at < from + bytes ? 255 : 0)));
  }
});
