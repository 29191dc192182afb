// The oracle's one excuse: it must hold for a sound JPEG with plain cells alone.
import { expect, it } from 'vitest';
import type { RgbImage } from '../../../src/domain/image.js';
import { paint } from '../support/test-pictures.js';
import { writeTiff } from '../support/write-tiff.js';
import { jpegOf } from './corpus/jpeg-of.js';
import type { FileContents } from './corpus/seed-files.js';
import { tissue } from './corpus/tissue.js';
import { storesPlainJpeg } from './stored-plain.js';

const textured = paint(32, 32, tissue);
const partlyPlain = paint(32, 32, (x, y) => (y < 16 ? tissue(x, y) : [60, 102, 90]));

/** One tile; JPEGs are padded to one length, so that the files differ in their pixels alone. */
async function slideOf(
  image: RgbImage,
  change: (jpeg: Uint8Array) => Uint8Array = (jpeg) => jpeg,
): Promise<FileContents> {
  const jpeg = change(await jpegOf(image));
  const chunk = new Uint8Array(4096);
  chunk.set(jpeg.subarray(0, -2));
  chunk.fill(0xff, jpeg.length - 2);
  chunk.set([0xff, 0xd9], 4094);
  const tags = { 530: [2, 2] };
  const level = {
    widthPx: 32,
    heightPx: 32,
    tile: [32, 32] as const,
    chunks: [chunk],
    compression: 7,
    photometric: 6,
    tags,
  };
  return new Map([['slide.tif', writeTiff([level]).bytes]]);
}

const wiped = (jpeg: Uint8Array): Uint8Array => Uint8Array.from(jpeg).fill(0, jpeg.length - 300, jpeg.length - 2);

it('sees the plain part of a sound JPEG', async () => {
  expect(await storesPlainJpeg(await slideOf(textured), await slideOf(partlyPlain))).toBe(true);
});

it('sees none that was plain before, and none where nothing was damaged', async () => {
  expect(await storesPlainJpeg(await slideOf(partlyPlain), await slideOf(textured))).toBe(false);
  expect(await storesPlainJpeg(await slideOf(partlyPlain), await slideOf(partlyPlain))).toBe(false);
});

it('excuses nothing that does not decode without a warning', async () => {
  expect(await storesPlainJpeg(await slideOf(textured), await slideOf(partlyPlain, wiped))).toBe(false);
  expect(await storesPlainJpeg(await slideOf(textured), await slideOf(textured, wiped))).toBe(false);
});
