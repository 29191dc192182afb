// What the short way decodes is what libvips decodes, and what it leaves to libvips is everything else.
import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePatch } from '../../../src/image/decode-patch.js';
import { decodePlainPng } from '../../../src/image/png/decode-plain-png.js';
import { pngChunk, pngFile, type PngParts } from './png-file.js';

const SIZE = { widthPx: 7, heightPx: 10 };
const ROW_BYTES = SIZE.widthPx * 3;
const SIGNATURE_BYTES = 8;

/** Filtered rows of noise: as such they are valid under every filter. */
function rowsWith(filterOf: (row: number) => number): Uint8Array {
  const rows = new Uint8Array(SIZE.heightPx * (ROW_BYTES + 1));
  let state = 1;
  for (let at = 0; at < rows.length; at += 1) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    rows[at] = at % (ROW_BYTES + 1) === 0 ? filterOf(at / (ROW_BYTES + 1)) : state >> 16;
  }
  return rows;
}

/** Filtered noise of any width, led by each filter in turn. */
function rowOf(widthPx: number, row: number): readonly number[] {
  return [row % 5, ...Array.from({ length: widthPx * 3 }, (_, at) => (at * 7919 + row * 104729) % 251)];
}

const plain = (parts: Partial<PngParts> = {}): Buffer =>
  pngFile({ ...SIZE, rows: rowsWith((row) => row % 5), ...parts });

async function byLibvips(bytes: Uint8Array): Promise<readonly number[]> {
  return [...(await sharp(bytes, { failOn: 'warning', ignoreIcc: true }).raw().toBuffer())];
}

describe('decodePlainPng gives what libvips gives', () => {
  it.each([0, 1, 2, 3, 4])('under filter %i in every row', async (filter) => {
    const png = plain({ rows: rowsWith(() => filter) });
    const image = await decodePlainPng(png);
    expect(image).toMatchObject(SIZE);
    expect([...(image?.data ?? [])]).toEqual(await byLibvips(png));
  });

  it('at every width up to that of many vectors', async () => {
    for (let widthPx = 1; widthPx <= 40; widthPx += 1) {
      const rows = Buffer.from(Array.from({ length: 10 }, (_, row) => rowOf(widthPx, row)).flat());
      const png = pngFile({ widthPx, heightPx: 10, rows });
      expect([...((await decodePlainPng(png))?.data ?? [])]).toEqual(await byLibvips(png));
    }
  });

  it.each([
    ['filters that change from row to row', plain()],
    ['data in many chunks', plain({ dataChunks: 5 })],
    ['chunks that say nothing of the values', plain({ before: silentChunks() })],
    ['one pixel', pngFile({ widthPx: 1, heightPx: 1, rows: Uint8Array.of(4, 1, 2, 255) })],
  ])('with %s', async (_, png) => {
    expect([...((await decodePlainPng(png))?.data ?? [])]).toEqual(await byLibvips(png));
  });

  it.each([0, 1, 2, 3, 4])('in memory that is given, under filter %i, whatever was in it', async (filter) => {
    const png = plain({ rows: rowsWith(() => filter) });
    const into = new Uint8Array(new SharedArrayBuffer(SIZE.heightPx * ROW_BYTES + 3)).subarray(3).fill(99);
    expect((await decodePlainPng(png, into))?.data).toBe(into);
    expect([...into]).toEqual(await byLibvips(png));
    const other = new Uint8Array(into.length + 1);
    expect([...((await decodePlainPng(png, other))?.data ?? [])]).toEqual([...into]);
    expect(other.every((value) => value === 0)).toBe(true);
  });

  it.each([false, true])('for tissue that libvips encoded, adaptive filtering %s', async (adaptiveFiltering) => {
    const folder = new URL('../../fixtures/pcam96/train/tumor/', import.meta.url);
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const png = await sharp(readFileSync(new URL(name, folder)))
        .png({ adaptiveFiltering })
        .toBuffer();
      expect(Buffer.compare((await decodePlainPng(png))?.data ?? Buffer.of(), await sharp(png).raw().toBuffer())).toBe(
        0,
      );
    }
  });

  it('for bytes within a larger buffer', async () => {
    const png = plain();
    const framed = Buffer.concat([Buffer.alloc(5), png, Buffer.alloc(5)]);
    const image = await decodePlainPng(new Uint8Array(framed.buffer, framed.byteOffset + 5, png.length));
    expect([...(image?.data ?? [])]).toEqual(await byLibvips(png));
  });
});

function silentChunks(): readonly Buffer[] {
  const of = (name: string, length: number): Buffer => pngChunk(name, Buffer.alloc(length, 1));
  return [
    of('gAMA', 4),
    of('sRGB', 1),
    of('cHRM', 32),
    of('pHYs', 9),
    pngChunk('tIME', Buffer.of(7, 230, 1, 2, 3, 4, 5)),
  ];
}

describe('decodePlainPng leaves to libvips', () => {
  const rows = rowsWith(() => 0);
  const withAlpha = sharp(Buffer.alloc(64, 9), { raw: { width: 4, height: 4, channels: 4 } });
  const rgb = (width: number, height: number): Sharp =>
    sharp({ create: { width, height, channels: 3, background: '#123456' } });

  it.each([
    ['alpha', () => withAlpha.clone().png().toBuffer()],
    ['grey', () => rgb(4, 4).toColourspace('b-w').png().toBuffer()],
    ['16 bits', () => rgb(4, 4).toColourspace('rgb16').png().toBuffer()],
    ['a palette', () => rgb(4, 4).png({ palette: true }).toBuffer()],
    ['interlacing', () => rgb(9, 9).png({ progressive: true }).toBuffer()],
    ['a colour profile', () => rgb(4, 4).withIccProfile('p3').png().toBuffer()],
    ['an EXIF orientation', () => rgb(4, 4).withMetadata({ orientation: 6 }).png().toBuffer()],
    ['more pixels than are quickly decoded', () => rgb(257, 256).png().toBuffer()],
    ['a transparent colour', () => plain({ before: [pngChunk('tRNS', Buffer.alloc(6))] })],
    ['a chunk of an unknown name', () => plain({ before: [pngChunk('teSt', Buffer.alloc(3))] })],
    ['a known chunk of another length', () => plain({ before: [pngChunk('gAMA', Buffer.alloc(5))] })],
    ['data in two places', () => plain({ dataChunks: 2, between: [pngChunk('gAMA', Buffer.alloc(4, 1))] })],
    ['a filter that does not exist', () => plain({ rows: rowsWith((row) => (row === 9 ? 5 : 0)) })],
    ['too few rows', () => plain({ rows: rows.subarray(0, -1) })],
    ['too many rows', () => plain({ rows: Buffer.concat([rows, Buffer.of(0)]) })],
    ['rows without end', () => plain({ rows: Buffer.alloc(1 << 24) })],
    ['no data at all', () => plain({ dataChunks: 0 })],
    ['no pixels', () => pngFile({ widthPx: 0, heightPx: 10, rows })],
    ['bytes behind the end', () => Buffer.concat([plain(), Buffer.of(0)])],
    ['a header alone', () => plain().subarray(0, 33)],
  ] as const)('%s', async (_, make) => {
    expect(await decodePlainPng(await make())).toBeUndefined();
  });

  it('bytes behind the end of the compressed data', async () => {
    const data = pngChunk('IDAT', Buffer.concat([deflateSync(rows), Buffer.of(1, 2, 3)]));
    const png = pngFile({ ...SIZE, rows, dataChunks: 0, before: [data] });
    expect(await decodePlainPng(png)).toBeUndefined();
  });

  it('whatever is cut off, and whatever byte is another', async () => {
    const png = plain();
    for (let at = SIGNATURE_BYTES; at < png.length; at += 1) {
      expect(await decodePlainPng(png.subarray(0, at))).toBeUndefined();
      const changed = Buffer.from(png);
      changed[at] = (changed[at] ?? 0) ^ 0x21;
      expect(await decodePlainPng(changed)).toBeUndefined();
    }
  });
});

describe('decodePatch, where the short way does not go', () => {
  it('says the same of a broken plain PNG as libvips does', async () => {
    await expect(decodePatch(plain().subarray(0, -20))).rejects.toThrow(/the PNG data is broken/);
    const wrongFilter = plain({ rows: rowsWith(() => 9) });
    await expect(decodePatch(wrongFilter)).rejects.toThrow(/the PNG data is broken/);
  });

  it('makes a transparent colour white', async () => {
    const rows = Uint8Array.of(0, 10, 20, 30, 40, 50, 60);
    const before = [pngChunk('tRNS', Buffer.of(0, 10, 0, 20, 0, 30))];
    const { data } = await decodePatch(pngFile({ widthPx: 2, heightPx: 1, rows, before }));
    expect([...data]).toEqual([255, 255, 255, 40, 50, 60]);
  });
});
