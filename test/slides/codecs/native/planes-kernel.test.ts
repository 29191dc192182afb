import { expect, test } from 'vitest';
import { createRandomStream } from '../../../../src/domain/random/seeded-random.js';
import { createPlanesDesk, PIECE_PIXELS } from '../../../../src/slides/codecs/native/planes-kernel.js';

test.each([1, 15, 16, 17, 1000, PIECE_PIXELS])('samples of three planes lie side by side, %i pixels', (pixels) => {
  const random = createRandomStream(pixels, 3);
  const desk = createPlanesDesk();
  const planes = Array.from({ length: 3 }, () => Int32Array.from({ length: pixels }, () => Math.floor(random() * 256)));
  desk.planes(pixels).forEach((target, plane) => {
    target.set(planes[plane] ?? []);
  });
  const expected = Uint8Array.from({ length: pixels * 3 }, (_, at) => planes[at % 3]?.[Math.floor(at / 3)] ?? 0);
  expect(desk.interleave(pixels)).toEqual(expected);
});
