import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import { decodePatch } from '../../src/image/decode-patch.js';

const pixels = Uint8Array.from({ length: 24 * 16 * 3 }, (_, i) => (i * 5) % 256);
const rgb = (): Sharp => sharp(pixels, { raw: { width: 24, height: 16, channels: 3 } });

async function refusal(bytes: Uint8Array): Promise<string> {
  const outcome = await decodePatch(bytes).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(AppError);
  expect((outcome as AppError).reason).toBe('PATCH_UNDECODABLE');
  return (outcome as AppError).message;
}

describe('decodePatch', () => {
  it.each([
    ['PNG', () => rgb().png().toBuffer()],
    ['palette-free lossless WebP', () => rgb().webp({ lossless: true }).toBuffer()],
    ['TIFF, LZW', () => rgb().tiff({ compression: 'lzw' }).toBuffer()],
    ['BigTIFF', () => rgb().tiff({ compression: 'none', bigtiff: true }).toBuffer()],
  ])('gives the very pixels of a %s', async (_, encode) => {
    const image = await decodePatch(await encode());
    expect([image.widthPx, image.heightPx]).toEqual([24, 16]);
    expect(Uint8Array.from(image.data)).toEqual(pixels);
  });

  it('reads JPEG', async () => {
    const jpeg = await sharp({ create: { width: 96, height: 96, channels: 3, background: '#b06090' } })
      .jpeg({ quality: 95 })
      .toBuffer();
    const image = await decodePatch(jpeg);
    expect(image.data.length).toBe(96 * 96 * 3);
    expect(Math.abs((image.data[0] ?? 0) - 0xb0)).toBeLessThan(4);
  });

  it('lays alpha on white', async () => {
    const png = await sharp(Uint8Array.of(10, 20, 30, 0, 10, 20, 30, 255), {
      raw: { width: 2, height: 1, channels: 4 },
    })
      .png()
      .toBuffer();
    expect([...(await decodePatch(png)).data]).toEqual([255, 255, 255, 10, 20, 30]);
  });

  it.each([1, 2] as const)('makes grey of %s channels RGB', async (channels) => {
    const samples = channels === 1 ? [7, 200] : [7, 255, 200, 255];
    const png = await sharp(Uint8Array.from(samples), { raw: { width: 2, height: 1, channels } })
      .toColourspace('b-w')
      .png()
      .toBuffer();
    expect([...(await decodePatch(png)).data]).toEqual([7, 7, 7, 200, 200, 200]);
  });

  it('takes 16 bits down to 8 by their upper half', async () => {
    const samples = Uint16Array.of(0, 0x80ff, 0xffff, 0x0101, 0x4000, 0xc0c0);
    const png = await sharp(samples, { raw: { width: 2, height: 1, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect((await sharp(png).metadata()).depth).toBe('ushort');
    expect([...(await decodePatch(png)).data]).toEqual([0, 0x80, 0xff, 1, 0x40, 0xc0]);
  });

  it('reads a palette', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#102030' } })
      .png({ palette: true })
      .toBuffer();
    expect([...(await decodePatch(png)).data.subarray(0, 3)]).toEqual([0x10, 0x20, 0x30]);
  });

  it('ignores colour profiles and orientation: pixels are what was stored', async () => {
    const tagged = await rgb().withMetadata({ orientation: 6 }).withIccProfile('p3', { attach: true }).png().toBuffer();
    const { orientation, hasProfile } = await sharp(tagged).metadata();
    expect({ orientation, hasProfile }).toEqual({ orientation: 6, hasProfile: true });
    const stored = await sharp(tagged, { ignoreIcc: true }).raw().toBuffer();
    const image = await decodePatch(tagged);
    expect([image.widthPx, image.heightPx]).toEqual([24, 16]);
    expect(Uint8Array.from(image.data)).toEqual(Uint8Array.from(stored));
  });

  it.each([
    ['nothing', () => new Uint8Array(), /it is empty/],
    ['text', () => new TextEncoder().encode('not an image'), /not a PNG, JPEG, WebP or TIFF/],
    [
      'a GIF',
      () =>
        sharp(pixels, { raw: { width: 24, height: 16, channels: 3 } })
          .gif()
          .toBuffer(),
      /not a PNG, JPEG, WebP or TIFF/,
    ],
    [
      'an SVG',
      () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      /not a PNG/,
    ],
    [
      'a PNG cut off',
      async () => (await rgb().png({ compressionLevel: 0 }).toBuffer()).subarray(0, 600),
      /the PNG data is broken/,
    ],
    ['a PNG header alone', async () => (await rgb().png().toBuffer()).subarray(0, 12), /the PNG data is broken/],
    [
      'a JPEG cut off',
      async () => (await rgb().jpeg({ quality: 100 }).toBuffer()).subarray(0, -60),
      /the JPEG data is broken/,
    ],
    [
      'a WebP cut off',
      async () => (await rgb().webp({ lossless: true }).toBuffer()).subarray(0, -12),
      /the WEBP data is broken/,
    ],
    [
      'a TIFF cut off',
      async () => (await rgb().tiff({ compression: 'lzw' }).toBuffer()).subarray(0, 300),
      /the TIFF data is broken/,
    ],
    ['CMYK', () => rgb().toColourspace('cmyk').jpeg().toBuffer(), /colour space is "cmyk"/],
    [
      'floating-point samples',
      () => rgb().toColourspace('scrgb').tiff({ compression: 'none' }).toBuffer(),
      /samples are of type "float"/,
    ],
    [
      'too many pixels',
      () =>
        sharp({ create: { width: 5000, height: 4000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      /5000×4000 pixels, more than 16777216/,
    ],
    [
      'an animation',
      async () => {
        const frames = [await rgb().png().toBuffer(), await rgb().negate().png().toBuffer()];
        return sharp(frames, { join: { animated: true } })
          .webp({ lossless: true })
          .toBuffer();
      },
      /2 frames or pages/,
    ],
  ] as const)('refuses %s', async (_, bytes, message) => {
    expect(await refusal(await bytes())).toMatch(message);
  });
});
