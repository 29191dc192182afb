// Generic TIFFs against libvips' own reading of the whole page.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../../src/domain/image.js';
import { openBytes, openSlide, readLevel, slideOf } from '../support/open-slide.js';
import { differenceOf, gradient, paint, waves } from '../support/test-pictures.js';

type TiffOptions = NonNullable<Parameters<ReturnType<typeof sharp>['tiff']>[0]>;

const TILED = { tile: true, tileWidth: 64, tileHeight: 48 } as const;

interface Variant {
  readonly name: string;
  readonly options: TiffOptions;
  /** Largest difference that the codec itself may leave between two decoders. */
  readonly tolerance: number;
}

const VARIANTS: readonly Variant[] = [
  { name: 'uncompressed strips', options: { compression: 'none' }, tolerance: 0 },
  { name: 'uncompressed tiles, BigTIFF', options: { compression: 'none', bigtiff: true, ...TILED }, tolerance: 0 },
  { name: 'LZW strips, predictor', options: { compression: 'lzw', predictor: 'horizontal' }, tolerance: 0 },
  { name: 'LZW tiles, no predictor', options: { compression: 'lzw', predictor: 'none', ...TILED }, tolerance: 0 },
  {
    name: 'Deflate tiles, predictor',
    options: { compression: 'deflate', predictor: 'horizontal', ...TILED },
    tolerance: 0,
  },
  {
    name: 'Deflate strips, BigTIFF',
    options: { compression: 'deflate', predictor: 'none', bigtiff: true },
    tolerance: 0,
  },
  { name: 'PackBits strips', options: { compression: 'packbits' }, tolerance: 0 },
  { name: 'WebP tiles, lossless', options: { compression: 'webp', quality: 100, ...TILED }, tolerance: 3 },
  {
    name: 'JPEG tiles, YCbCr 4:2:0',
    options: { compression: 'jpeg', quality: 80, ...TILED, tileHeight: 64 },
    tolerance: 3,
  },
  {
    name: 'JPEG tiles, high quality',
    options: { compression: 'jpeg', quality: 95, ...TILED, tileHeight: 64 },
    tolerance: 3,
  },
  { name: 'JPEG strips', options: { compression: 'jpeg', quality: 85 }, tolerance: 3 },
];

function raw(image: RgbImage): ReturnType<typeof sharp> {
  return sharp(image.data, { raw: { width: image.widthPx, height: image.heightPx, channels: 3 } });
}

async function pageOf(bytes: Uint8Array, page: number): Promise<RgbImage> {
  const { data, info } = await sharp(bytes, { page })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

describe('generic TIFF', () => {
  it.each(VARIANTS)('$name', async ({ options, tolerance }) => {
    const bytes = await raw(paint(301, 203, waves))
      .tiff(options)
      .toBuffer();
    const reader = await openBytes(bytes);
    expect(reader.facts).toMatchObject({ format: 'generic-tiff', widthPx: 301, heightPx: 203 });
    expect(differenceOf(await readLevel(reader), await pageOf(bytes, 0)).max).toBeLessThanOrEqual(tolerance);
  });

  it('finds the levels of a pyramid', async () => {
    const pyramid = await raw(paint(530, 410, waves))
      .tiff({ compression: 'deflate', pyramid: true, tile: true, tileWidth: 128, tileHeight: 128 })
      .toBuffer();
    const reader = await openBytes(pyramid);
    expect(reader.facts.levels.map(({ widthPx, heightPx, downsampleX }) => [widthPx, heightPx, downsampleX])).toEqual([
      [530, 410, 1],
      [265, 205, 2],
      [132, 102, 4],
      [66, 51, 8],
    ]);
    for (const page of [0, 1, 2, 3]) {
      expect(differenceOf(await readLevel(reader, page), await pageOf(pyramid, page)).max).toBe(0);
    }
  });

  it('reads grey as RGB, and lays alpha on white', async () => {
    const grey = await sharp(
      Uint8Array.from({ length: 90 * 70 }, (_, i) => i % 251),
      { raw: { width: 90, height: 70, channels: 1 } },
    )
      .toColourspace('b-w')
      .tiff({ compression: 'lzw', ...TILED })
      .toBuffer();
    const image = await readLevel(await openBytes(grey));
    expect([...image.data.subarray(0, 9)]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    const rgba = Uint8Array.from({ length: 64 * 64 * 4 }, (_, i) => [200, 100, 50, (i >> 2) % 256][i % 4] ?? 0);
    const alpha = await sharp(rgba, { raw: { width: 64, height: 64, channels: 4 } })
      .tiff({ compression: 'deflate' })
      .toBuffer();
    const flattened = await readLevel(await openBytes(alpha));
    expect([...flattened.data.subarray(0, 3)]).toEqual([255, 255, 255]);
    const at128 = 128 * 3;
    expect([...flattened.data.subarray(at128, at128 + 3)]).toEqual([227, 177, 152]);
  });

  it('does not take a page of another shape, or of the same size, for a level', async () => {
    const page = (width: number, height: number): Promise<Buffer> =>
      raw(paint(width, height, gradient))
        .raw()
        .toBuffer();
    const stack = await sharp(Buffer.concat([await page(300, 200), await page(300, 200)]), {
      raw: { width: 300, height: 400, channels: 3, pageHeight: 200 },
    })
      .tiff({ compression: 'lzw', ...TILED })
      .toBuffer();
    expect((await openBytes(stack)).facts.levels).toHaveLength(1);
  });

  it('is told by content, whatever the file is called', async () => {
    const bytes = await raw(paint(64, 64, waves))
      .tiff({ compression: 'lzw' })
      .toBuffer();
    expect((await openSlide(await slideOf(bytes, 'slide.jpeg'))).facts.widthPx).toBe(64);
  });
});
