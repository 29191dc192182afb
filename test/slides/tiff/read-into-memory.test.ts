// Regions read into memory that the caller brings: tiles inside of one are decoded straight to their place.
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cutTiles, differenceOf, paint, waves } from '../support/test-pictures.js';
import type { SlideReader } from '../../../src/ports/slide-reader.js';
import { fixtureSlide, openBytes, openSlide } from '../support/open-slide.js';
import { writeTiff } from '../support/write-tiff.js';

const [WIDTH_PX, HEIGHT_PX, TILE_PX] = [300, 200, 64];
const COLUMNS = Math.ceil(WIDTH_PX / TILE_PX);
/** Inside the regions below, and at the edge of one. */
const MISSING = [COLUMNS + 1, COLUMNS + 3];

async function slideBytes(): Promise<Uint8Array> {
  const tiles = cutTiles(paint(WIDTH_PX, HEIGHT_PX, waves), [TILE_PX, TILE_PX]);
  const raw = { raw: { width: TILE_PX, height: TILE_PX, channels: 3 } } as const;
  const chunks = await Promise.all(
    tiles.map(async (tile, index) => (MISSING.includes(index) ? null : sharp(tile, raw).jpeg().toBuffer())),
  );
  // Colours are YCbCr, subsampled, as sharp writes them.
  const tags = { 530: [2, 2] };
  return writeTiff([
    { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, tile: [TILE_PX, TILE_PX], chunks, compression: 7, photometric: 6, tags },
  ]).bytes;
}

it.each([
  ['on the grid of tiles', { x: 64, y: 64, widthPx: 128, heightPx: 128 }],
  ['beside the grid', { x: 30, y: 30, widthPx: 170, heightPx: 140 }],
  ['over the lower right edge', { x: 128, y: 128, widthPx: 256, heightPx: 128 }],
  ['over the upper left edge', { x: -10, y: -20, widthPx: 160, heightPx: 160 }],
  ['beside the slide', { x: 400, y: 0, widthPx: 20, heightPx: 20 }],
])('a region %s is what it is in memory of its own', async (_, area) => {
  const bytes = await slideBytes();
  const region = { level: 0, ...area };
  const expected = await (await openBytes(bytes)).readRegion(region);
  const reader = await openBytes(bytes);
  for (const memory of [ArrayBuffer, SharedArrayBuffer]) {
    const into = new Uint8Array(new memory(area.widthPx * area.heightPx * 3)).fill(99);
    const image = await reader.readRegion(region, undefined, into);
    expect(image.data.buffer).toBe(into.buffer);
    expect(differenceOf(image, expected).max).toBe(0);
  }
  // Tiles that are kept by now are the same ones.
  await reader.readRegion(region);
  const again = await reader.readRegion(region, undefined, new Uint8Array(area.widthPx * area.heightPx * 3));
  expect(differenceOf(again, expected).max).toBe(0);
});

it('tiles of JPEG 2000 are what they are in memory of their own', async () => {
  const open = (): Promise<SlideReader> => openSlide(fixtureSlide('tcga-cr-7395-region.svs'));
  const { widthPx, heightPx } = (await open()).facts;
  const region = { level: 0, x: 0, y: 0, widthPx, heightPx };
  const expected = await (await open()).readRegion(region);
  const into = new Uint8Array(new SharedArrayBuffer(widthPx * heightPx * 3)).fill(99);
  const image = await (await open()).readRegion(region, undefined, into);
  expect(image.data.buffer).toBe(into.buffer);
  expect(differenceOf(image, expected).max).toBe(0);
});

it('several at once get their own pixels', async () => {
  const reader = await openBytes(await slideBytes());
  const regions = [0, 20, 40, 64].map((x) => ({ level: 0, x, y: x / 2, widthPx: 150, heightPx: 120 }));
  const images = await Promise.all(
    regions.map((region) => reader.readRegion(region, undefined, new Uint8Array(150 * 120 * 3))),
  );
  for (const [index, region] of regions.entries()) {
    const alone = await reader.readRegion(region);
    expect(differenceOf(images[index] ?? alone, alone).max).toBe(0);
    expect(images[index]).not.toBe(alone);
  }
});
