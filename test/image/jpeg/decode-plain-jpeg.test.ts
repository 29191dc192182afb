import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePlainJpeg } from '../../../src/image/jpeg/decode-plain-jpeg.js';
import { codecSuite } from '../../slides/codecs/support/codec-suite.js';
import { paint, waves } from '../../slides/support/test-pictures.js';

const WIDTH_PX = 67;
const HEIGHT_PX = 45;
const PIXELS = WIDTH_PX * HEIGHT_PX;
const picture = paint(WIDTH_PX, HEIGHT_PX, waves);
const raw = (): Sharp => sharp(picture.data, { raw: { width: WIDTH_PX, height: HEIGHT_PX, channels: 3 } });

codecSuite('libjpeg-turbo', 'libturbojpeg', () => {
  it.each([
    ['colour', () => raw().jpeg({ quality: 85 })],
    ['a file of many scans', () => raw().jpeg({ progressive: true })],
    ['grey', () => raw().toColourspace('b-w').jpeg()],
    ['a colour profile and EXIF, which are ignored', () => raw().withIccProfile('p3').withMetadata().jpeg()],
  ])('gives the pixels that libvips gives of %s', async (_, write) => {
    const bytes = new Uint8Array(await write().toBuffer());
    const expected = await sharp(bytes, { ignoreIcc: true }).toColourspace('srgb').raw().toBuffer();
    const decoded = await decodePlainJpeg(bytes, PIXELS);
    expect(decoded).toMatchObject({ widthPx: WIDTH_PX, heightPx: HEIGHT_PX });
    const channels = expected.length / PIXELS;
    const rgb = Array.from({ length: PIXELS * 3 }, (__, i) => expected[channels === 3 ? i : Math.floor(i / 3)]);
    expect([...(decoded?.data ?? [])]).toEqual(rgb);
    const into = new Uint8Array(PIXELS * 3);
    expect((await decodePlainJpeg(bytes, PIXELS, into))?.data).toBe(into);
    expect([...into]).toEqual(rgb);
  });

  it('decodes a picture of the most pixels, and none of one more', async () => {
    const bytes = new Uint8Array(await raw().jpeg().toBuffer());
    expect(await decodePlainJpeg(bytes, PIXELS)).toBeDefined();
    expect(await decodePlainJpeg(bytes, PIXELS - 1)).toBeUndefined();
  });
});

describe('decodePlainJpeg', () => {
  it('leaves CMYK to libvips', async () => {
    const bytes = new Uint8Array(await raw().toColourspace('cmyk').jpeg().toBuffer());
    expect(await decodePlainJpeg(bytes, PIXELS)).toBeUndefined();
  });

  it.each([0, 0.002, 0.05, 0.5, 0.9, 0.99])(
    'leaves the first %s of a file to libvips, which says what is wrong',
    async (share) => {
      const whole = new Uint8Array(await raw().jpeg().toBuffer());
      const bytes = whole.slice(0, Math.floor(whole.length * share));
      expect(await decodePlainJpeg(bytes, PIXELS)).toBeUndefined();
    },
  );
});
