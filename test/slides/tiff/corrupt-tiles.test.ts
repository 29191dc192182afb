// Tiles that do not decode are errors with their place, never white, and never more memory than a tile.
import { truncate } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { good } from '../support/broken-tiff.js';
import { expectRejection, openBytes, openSlide, readLevel, slideOf } from '../support/open-slide.js';
import { writeTiff } from '../support/write-tiff.js';
import { zstdRaw, zstdRepeated } from '../support/zstd-frame.js';

const JPEG = 7;
const ZSTD = 50_000;
const jpegOf = (side: number): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#a05080' } })
    .jpeg()
    .toBuffer();

/** A picture that takes some kilobytes to store. */
const noiseJpeg = (): Promise<Buffer> =>
  sharp(
    Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * i * 7919) % 251),
    { raw: { width: 64, height: 64, channels: 3 } },
  )
    .jpeg()
    .toBuffer();

/** A JPEG of 64×64 px whose header claims other sizes. */
async function jpegClaiming(widthPx: number, heightPx: number): Promise<Uint8Array> {
  const jpeg = await jpegOf(64);
  const frame = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
  jpeg.writeUInt16BE(heightPx, frame + 5);
  jpeg.writeUInt16BE(widthPx, frame + 7);
  return jpeg;
}

interface TileCase {
  readonly name: string;
  readonly compression: number;
  readonly tile: () => Uint8Array | Promise<Uint8Array>;
  readonly message: RegExp;
}

const TILES: readonly TileCase[] = [
  {
    name: 'garbage for JPEG',
    compression: JPEG,
    tile: () => new Uint8Array(500).fill(0x5a),
    message: /does not start as JPEG/,
  },
  {
    name: 'a JPEG cut off in its picture',
    compression: JPEG,
    tile: async () => (await noiseJpeg()).subarray(0, -400),
    message: /cannot be decoded: .*(premature|end of)/i,
  },
  {
    name: 'a JPEG with a broken picture',
    compression: JPEG,
    tile: async () => {
      const jpeg = await noiseJpeg();
      return jpeg.fill(0xa5, jpeg.length - 900, jpeg.length - 600);
    },
    message: /cannot be decoded: /,
  },
  {
    name: 'a JPEG cut off in its header',
    compression: JPEG,
    tile: async () => (await jpegOf(64)).subarray(0, 30),
    message: /JPEG header is cut off|holds no image/,
  },
  {
    name: 'a JPEG bomb',
    compression: JPEG,
    tile: () => jpegClaiming(65_000, 65_000),
    message: /65000×65000 px, not 64×64/,
  },
  {
    name: 'a JPEG smaller than its tile',
    compression: JPEG,
    tile: () => jpegOf(40),
    message: /decodes to 40×40 px where 64×64 are needed/,
  },
  {
    name: 'a JPEG of one component for RGB',
    compression: JPEG,
    tile: () =>
      sharp({ create: { width: 64, height: 64, channels: 3, background: '#888' } })
        .toColourspace('b-w')
        .jpeg()
        .toBuffer(),
    message: /1 components, not 3/,
  },
  {
    name: 'garbage for Deflate',
    compression: 8,
    tile: () => new Uint8Array(500).fill(0x5a),
    message: /cannot be decoded: /,
  },
  {
    name: 'Deflate data that ends early',
    compression: 8,
    tile: () => deflateSync(new Uint8Array(4000)),
    message: /cannot be decoded: /,
  },
  {
    name: 'garbage for Zstandard',
    compression: ZSTD,
    tile: () => new Uint8Array(500).fill(0x5a),
    message: /cannot be decoded: Zstandard: it is broken/,
  },
  {
    name: 'Zstandard data cut off',
    compression: ZSTD,
    tile: () => zstdRaw(new Uint8Array(12_288).fill(7)).subarray(0, 9000),
    message: /cannot be decoded: Zstandard: it is broken/,
  },
  {
    name: 'Zstandard data that end early',
    compression: ZSTD,
    tile: () => zstdRaw(new Uint8Array(4000)),
    message: /has 4000 bytes where 12288 are needed/,
  },
  {
    name: 'a Zstandard bomb',
    compression: ZSTD,
    tile: () => zstdRepeated(7, 2 ** 30),
    message: /unpacks to more than its 12288 bytes/,
  },
  {
    name: 'a Zstandard bomb that states the right size',
    compression: ZSTD,
    tile: () => zstdRepeated(7, 2 ** 30, 12_288),
    message: /cannot be decoded: Zstandard: it is broken/,
  },
  {
    name: 'garbage for LZW',
    compression: 5,
    tile: () => new Uint8Array(500).fill(0xff),
    message: /cannot be decoded: /,
  },
  {
    name: 'too few uncompressed bytes',
    compression: 1,
    tile: () => new Uint8Array(12_000),
    message: /12000 bytes where 12288 are needed/,
  },
  {
    name: 'garbage for WebP',
    compression: 50_001,
    tile: () => new Uint8Array(500).fill(0x5a),
    message: /does not start as WebP/,
  },
  {
    name: 'a WebP bomb',
    compression: 50_001,
    tile: () =>
      sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#888' } })
        .webp({ lossless: true, effort: 0 })
        .toBuffer(),
    message: /exceeds pixel limit/,
  },
  {
    name: 'garbage for JPEG 2000',
    compression: 33_005,
    tile: () => new Uint8Array(500).fill(0x5a),
    message: /does not start as JPEG 2000/,
  },
  {
    name: 'a JPEG 2000 bomb',
    compression: 33_005,
    tile: () => codestream({ widthPx: 60_000, heightPx: 60_000, tileSide: 60_000 }),
    message: /60000×60000 px, not 64×64/,
  },
  {
    name: 'JPEG 2000 of thousands of tiles',
    compression: 33_005,
    tile: () => codestream({ tileSide: 0 }),
    message: /tiles of its own/,
  },
  {
    name: 'JPEG 2000 without a picture',
    compression: 33_005,
    tile: () => codestream({}),
    message: /cannot be decoded: /,
  },
];

/** A JPEG 2000 main header, without any picture data. */
function codestream({ widthPx = 64, heightPx = 64, tileSide = 64 }): Uint8Array {
  const bytes = new Uint8Array(80);
  const view = new DataView(bytes.buffer);
  bytes.set([0xff, 0x4f, 0xff, 0x51, 0, 47]);
  view.setUint32(8, widthPx);
  view.setUint32(12, heightPx);
  view.setUint32(24, tileSide);
  view.setUint32(28, tileSide);
  view.setUint16(40, 3);
  for (let i = 0; i < 3; i += 1) bytes.set([7, 1, 1], 42 + i * 3);
  bytes.set([0xff, 0x52, 0, 12, 0, 0, 0, 1, 1, 5, 4, 4, 0, 0], 51);
  return bytes;
}

describe('tiles refused on reading', () => {
  it.each(TILES)('$name', async ({ compression, tile, message }) => {
    // Tiles 0 and 1 are bad, 2 and 3 are missing.
    const bad = await tile();
    const reader = await openBytes(
      writeTiff([{ widthPx: 128, heightPx: 128, tile: [64, 64], chunks: [bad, bad, null, null], compression }]).bytes,
    );
    const error = await expectRejection(
      reader.readRegion({ level: 0, x: 70, y: 5, widthPx: 8, heightPx: 8 }),
      'SLIDE_CORRUPT',
      message,
    );
    expect(error.message).toMatch(/tile \(column 1, row 0\) of level 0/);
    expect(error.metadata).toEqual({ level: '0', column: '1', row: '0' });
    await expectRejection(readLevel(reader), 'SLIDE_CORRUPT', message);
    // Also where tiles are decoded straight into the caller's memory.
    const whole = { level: 0, x: 0, y: 0, widthPx: 128, heightPx: 128 };
    await expectRejection(reader.readRegion(whole, undefined, new Uint8Array(128 * 128 * 3)), 'SLIDE_CORRUPT', message);
    // What is sound can still be read.
    const below = await reader.readRegion({ level: 0, x: 0, y: 64, widthPx: 128, heightPx: 64 });
    expect(below.data.every((value) => value === 255)).toBe(true);
  });

  it('a Deflate tile that would unpack to gigabytes is refused at the size of a tile', async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024, 7));
    const before = process.memoryUsage().rss;
    const reader = await openBytes(
      writeTiff([{ widthPx: 64, heightPx: 64, tile: [64, 64], chunks: [bomb], compression: 8 }]).bytes,
    );
    await expectRejection(readLevel(reader), 'SLIDE_CORRUPT', /Deflate: it unpacks to more than its 12288 bytes/);
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 * 1024);
  });

  it('a file cut off after it was opened is truncated, not white', async () => {
    const files = await slideOf(writeTiff([good]).bytes);
    const reader = await openSlide(files);
    await truncate(path.join(files.rootDir, files.names[0] ?? ''), 9000);
    await expectRejection(readLevel(reader), 'SLIDE_TRUNCATED', /ends before byte/);
  });
});
