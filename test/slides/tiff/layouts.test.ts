// Layouts that libvips does not write: planes, byte order, shared tables, missing tiles, odd colours.
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../../src/domain/image.js';
import { expectRejection, openBytes, readLevel } from '../support/open-slide.js';
import { splitTables } from '../support/split-tables.js';
import { cutStrips, cutTiles, differenceOf, gradient, paint, planeOf, waves } from '../support/test-pictures.js';
import { writeTiff, type TestImage } from '../support/write-tiff.js';
import { zstdRaw } from '../support/zstd-frame.js';

const JPEG = 7;
const DEFLATE = 8;
const YCBCR = 6;
const JFIF = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

async function expectPicture(image: TestImage, picture: RgbImage, tolerance = 0): Promise<void> {
  const reader = await openBytes(writeTiff([image]).bytes);
  expect(differenceOf(await readLevel(reader), picture).max).toBeLessThanOrEqual(tolerance);
}

function jpegOf(samples: Uint8Array, width: number, height: number, options: { rgb?: boolean } = {}): Promise<Buffer> {
  const image = sharp(samples, { raw: { width, height, channels: 3 } });
  return image.jpeg({ quality: 100, chromaSubsampling: options.rgb === true ? '4:4:4' : '4:2:0' }).toBuffer();
}

describe('layouts', () => {
  const picture = paint(150, 110, gradient);
  const size = { widthPx: 150, heightPx: 110 };

  it.each([
    { bigTiff: false, bigEndian: false },
    { bigTiff: false, bigEndian: true },
    { bigTiff: true, bigEndian: false },
    { bigTiff: true, bigEndian: true },
  ])('bigTiff $bigTiff, bigEndian $bigEndian, with a sub-directory', async (options) => {
    const half = paint(75, 55, gradient);
    const { bytes } = writeTiff(
      [
        {
          ...size,
          tile: [64, 32],
          chunks: cutTiles(picture, [64, 32]),
          subImages: [{ widthPx: 75, heightPx: 55, tile: [32, 32], chunks: cutTiles(half, [32, 32]) }],
          tags: { 282: [20_000, 1], 283: [40_000, 1], 296: [3] },
        },
      ],
      options,
    );
    const reader = await openBytes(bytes);
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
    expect(differenceOf(await readLevel(reader, 1), half).max).toBe(0);
    expect(reader.facts.spacing).toEqual({ mppX: 0.5, mppY: 0.25 });
  });

  it('planes of their own, uncompressed tiles', async () => {
    const tiles = cutTiles(picture, [64, 64]);
    const chunks = [0, 1, 2].flatMap((channel) => tiles.map((tile) => planeOf(tile, channel)));
    await expectPicture({ ...size, tile: [64, 64], chunks, tags: { 284: [2] } }, picture);
  });

  it('planes of their own, Deflate strips', async () => {
    const strips = cutStrips(picture, 16);
    const chunks = [0, 1, 2].flatMap((channel) => strips.map((strip) => deflateSync(planeOf(strip, channel))));
    await expectPicture({ ...size, rowsPerStrip: 16, chunks, compression: DEFLATE, tags: { 284: [2] } }, picture);
  });

  it.each([50_000, 34_926])('Zstandard strips, the last one shorter, by the number %i', async (compression) => {
    const chunks = cutStrips(picture, 32).map(zstdRaw);
    await expectPicture({ ...size, rowsPerStrip: 32, chunks, compression }, picture);
  });

  it('planes of their own, Zstandard tiles, many at a time', async () => {
    const wide = paint(900, 700, gradient);
    const tiles = cutTiles(wide, [64, 64]);
    const chunks = [0, 1, 2].flatMap((channel) => tiles.map((tile) => zstdRaw(planeOf(tile, channel))));
    const image = { widthPx: 900, heightPx: 700, tile: [64, 64] as const, chunks, compression: 50_000 };
    await expectPicture({ ...image, tags: { 284: [2] } }, wide);
  });

  it('WebP by its old number', async () => {
    const webp = await sharp(picture.data, { raw: { width: 150, height: 110, channels: 3 } })
      .webp({ lossless: true })
      .toBuffer();
    await expectPicture({ ...size, chunks: [webp], compression: 34_927 }, picture);
  });

  it('one uncompressed strip of the whole image is entered in the middle', async () => {
    const tall = paint(900, 1500, gradient);
    const reader = await openBytes(writeTiff([{ widthPx: 900, heightPx: 1500, chunks: cutStrips(tall, 1500) }]).bytes);
    const region = await reader.readRegion({ level: 0, x: 700, y: 1380, widthPx: 150, heightPx: 110 });
    expect(
      differenceOf(
        region,
        paint(150, 110, (x, y) => gradient(x + 700, y + 1380)),
      ).max,
    ).toBe(0);
    expect(differenceOf(await readLevel(reader), tall).max).toBe(0);
  });

  it('white is zero', async () => {
    const chunks = [Uint8Array.from({ length: 64 }, (_, i) => i)];
    const reader = await openBytes(writeTiff([{ widthPx: 8, heightPx: 8, samples: 1, photometric: 0, chunks }]).bytes);
    expect([...(await readLevel(reader)).data.subarray(0, 6)]).toEqual([255, 255, 255, 254, 254, 254]);
  });

  it.each([
    { extra: 1, what: 'premultiplied alpha', expected: [191, 177, 167] },
    { extra: 2, what: 'alpha', expected: [159, 152, 147] },
    { extra: 0, what: 'a fourth sample that is no alpha', expected: [64, 50, 40] },
  ])('$what', async ({ extra, expected }) => {
    const chunks = [Uint8Array.from({ length: 16 * 16 * 4 }, (_, i) => [64, 50, 40, 128][i % 4] ?? 0)];
    const reader = await openBytes(
      writeTiff([{ widthPx: 16, heightPx: 16, samples: 4, chunks, tags: { 338: [extra] } }]).bytes,
    );
    expect([...(await readLevel(reader)).data.subarray(0, 3)]).toEqual(expected);
  });

  it('a missing tile is white, and only it', async () => {
    const tiles = cutTiles(picture, [64, 64]);
    const chunks = tiles.map((tile, i) => (i === 1 ? null : tile));
    const image = await readLevel(await openBytes(writeTiff([{ ...size, tile: [64, 64], chunks }]).bytes));
    const inHole = (x: number, y: number): boolean => x >= 64 && x < 128 && y < 64;
    expect(
      differenceOf(
        image,
        paint(150, 110, (x, y) => (inHole(x, y) ? [255, 255, 255] : gradient(x, y))),
      ).max,
    ).toBe(0);
  });

  it('a tile that lacks one of its planes is corrupt, not white', async () => {
    const tiles = cutTiles(picture, [64, 64]);
    const planes = [0, 1, 2].flatMap((channel) => tiles.map((tile) => planeOf(tile, channel)));
    const chunks = planes.map((plane, i) => (i === 1 ? null : plane));
    const reader = await openBytes(writeTiff([{ ...size, tile: [64, 64], chunks, tags: { 284: [2] } }]).bytes);
    await expectRejection(readLevel(reader), 'SLIDE_CORRUPT', /column 1, row 0\) of level 0 lacks 1 of its 3 planes/);
  });

  it('the last JPEG strip may hold rows beyond the picture', async () => {
    const soft = paint(150, 128, waves);
    const jpegs = await Promise.all(cutStrips(soft, 64).map((strip) => jpegOf(strip, 150, 64)));
    const tags = { 262: [YCBCR] };
    await expectPicture(
      { ...size, rowsPerStrip: 64, chunks: jpegs, compression: JPEG, tags },
      paint(150, 110, waves),
      8,
    );
  });

  it('a thumbnail in strips before the slide is not the slide', async () => {
    const thumbnail = paint(60, 44, gradient);
    const slide = { ...size, tile: [64, 64] as const, chunks: cutTiles(picture, [64, 64]) };
    const reader = await openBytes(
      writeTiff([{ widthPx: 60, heightPx: 44, chunks: cutStrips(thumbnail, 44) }, slide]).bytes,
    );
    expect(reader.facts.levels).toHaveLength(1);
    expect(differenceOf(await readLevel(reader), picture).max).toBe(0);
  });

  it('an unfinished sub-resolution with an odd size keeps its exact downsample', async () => {
    const level = (widthPx: number, heightPx: number): TestImage => ({
      widthPx,
      heightPx,
      tile: [512, 512],
      chunks: new Array<null>(Math.ceil(widthPx / 512) * Math.ceil(heightPx / 512)).fill(null),
    });
    const reader = await openBytes(
      writeTiff([level(4443, 3567), level(2221, 1783), level(1110, 891), level(1500, 1204)]).bytes,
    );
    expect(reader.facts.levels.map(({ downsampleX, downsampleY }) => [downsampleX, downsampleY])).toEqual([
      [1, 1],
      [2, 2],
      [4443 / 1500, 3567 / 1204],
      [4, 4],
    ]);
  });
});

describe('JPEG tiles', () => {
  const picture = paint(128, 128, waves);
  const [tile] = cutTiles(picture, [128, 128]);
  const samples = tile ?? new Uint8Array();
  const image = { widthPx: 128, heightPx: 128, tile: [128, 128] as const, compression: JPEG };

  it('with shared tables, YCbCr by the directory', async () => {
    const { tables, rest } = splitTables(await jpegOf(samples, 128, 128));
    await expectPicture({ ...image, chunks: [rest], photometric: YCBCR, tags: { 347: tables } }, picture, 6);
  });

  it('RGB by the directory, without markers', async () => {
    // Read as RGB, the components come out as they are; converted by hand they are the picture read as YCbCr.
    const { tables, rest } = splitTables(await jpegOf(samples, 128, 128, { rgb: true }));
    const asYcbcr = await readLevel(
      await openBytes(writeTiff([{ ...image, chunks: [rest], photometric: YCBCR, tags: { 347: tables } }]).bytes),
    );
    const asRgb = await readLevel(
      await openBytes(writeTiff([{ ...image, chunks: [rest], tags: { 347: tables } }]).bytes),
    );
    const converted = paint(128, 128, (x, y) => {
      const at = (y * 128 + x) * 3;
      const [luma = 0, blue = 0, red = 0] = asRgb.data.subarray(at, at + 3);
      return [
        luma + 1.402 * (red - 128),
        luma - 0.344136 * (blue - 128) - 0.714136 * (red - 128),
        luma + 1.772 * (blue - 128),
      ].map((value) => Math.min(255, Math.max(0, Math.round(value)))) as [number, number, number];
    });
    expect(differenceOf(converted, asYcbcr).max).toBeLessThanOrEqual(2);
    expect(differenceOf(asRgb, asYcbcr).mean).toBeGreaterThan(20);
  });

  it('with a JFIF marker are YCbCr even where the directory says RGB, as Bio-Formats writes them', async () => {
    const jpeg = await jpegOf(samples, 128, 128);
    const chunks = [Uint8Array.from([...jpeg.subarray(0, 2), ...JFIF, ...jpeg.subarray(2)])];
    await expectPicture({ ...image, chunks, photometric: 2 }, picture, 6);
    const unmarked = await openBytes(writeTiff([{ ...image, chunks: [jpeg], photometric: 2 }]).bytes);
    expect(differenceOf(await readLevel(unmarked), picture).mean).toBeGreaterThan(20);
  });

  it('but Aperio’s are what the directory says', async () => {
    const jpeg = await jpegOf(samples, 128, 128);
    const chunks = [Uint8Array.from([...jpeg.subarray(0, 2), ...JFIF, ...jpeg.subarray(2)])];
    const aperio = await openBytes(
      writeTiff([{ ...image, chunks, photometric: 2, tags: { 270: 'Aperio Image Library' } }]).bytes,
    );
    expect(differenceOf(await readLevel(aperio), picture).mean).toBeGreaterThan(20);
  });

  it('of one component are grey', async () => {
    const grey = planeOf(samples, 0);
    const chunks = [
      await sharp(grey, { raw: { width: 128, height: 128, channels: 1 } })
        .toColourspace('b-w')
        .jpeg({ quality: 100 })
        .toBuffer(),
    ];
    await expectPicture(
      { ...image, samples: 1, chunks },
      paint(128, 128, (x, y) => new Array<number>(3).fill(waves(x, y)[0]) as [number, number, number]),
      3,
    );
  });
});
