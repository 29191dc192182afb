// Tiles that Aperio's scanners left out by mistake: coarser levels show what finer ones hold in their place.
import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../../src/domain/image.js';
import { resampleExactly } from '../../../src/image/resample-exactly.js';
import { cropImage } from '../../../src/image/rgb-image.js';
import { openBytes, readLevel } from '../support/open-slide.js';
import { cutTiles, differenceOf, paint, waves } from '../support/test-pictures.js';
import { writeTiff, type TestImage } from '../support/write-tiff.js';

const TILE = [64, 64] as const;
const base = paint(1029, 771, waves);
const quarter = smaller(base, 4);
const sixteenth = smaller(quarter, 4);

function smaller(image: RgbImage, factor: number): RgbImage {
  const [widthPx, heightPx] = [Math.floor(image.widthPx / factor), Math.floor(image.heightPx / factor)];
  const window = { x: 0, y: 0, width: widthPx * factor, height: heightPx * factor };
  return resampleExactly(image, window, widthPx, heightPx);
}

/** Tiles by their number in the level; those of `broken` hold nothing that was scanned. */
function level(image: RgbImage, missing: readonly number[], broken: readonly number[] = []): TestImage {
  const tiles = cutTiles(image, TILE).map((tile, i) => (broken.includes(i) ? new Uint8Array(tile.length) : tile));
  const chunks = tiles.map((tile, i) => (missing.includes(i) ? null : tile));
  const { widthPx, heightPx } = image;
  return { widthPx, heightPx, tile: TILE, chunks };
}

function aperio(finest: TestImage, ...others: readonly TestImage[]): Uint8Array<ArrayBuffer> {
  return writeTiff([{ ...finest, tags: { 270: 'Aperio Image|MPP = 0.25' } }, ...others]).bytes;
}

const part = (image: RgbImage, x: number, y: number, side: number): RgbImage => cropImage(image, x, y, side, side);

describe('tiles that an Aperio slide left out', () => {
  it('of a coarser level are made from the finer one', async () => {
    const reader = await openBytes(aperio(level(base, []), level(quarter, [6]), level(sixteenth, [0])));
    expect(differenceOf(await readLevel(reader, 1), quarter).max).toBeLessThanOrEqual(1);
    expect(differenceOf(await readLevel(reader, 2), sixteenth).max).toBeLessThanOrEqual(1);
    expect(await reader.isEmpty?.({ level: 1, x: 70, y: 70, widthPx: 20, heightPx: 20 })).toBe(false);
  });

  it('of the finest level are glass, in coarser levels too, whatever is stored there', async () => {
    const reader = await openBytes(aperio(level(base, [0]), level(quarter, [], [0]), level(sixteenth, [], [0])));
    const glass = { widthPx: 64, heightPx: 64, data: new Uint8Array(64 * 64 * 3).fill(255) };
    expect(differenceOf(part(await readLevel(reader, 0), 0, 0, 64), glass).max).toBe(0);
    const shown = await readLevel(reader, 1);
    expect(differenceOf(part(shown, 0, 0, 16), part(glass, 0, 0, 16)).max).toBe(0);
    expect(differenceOf(part(shown, 16, 16, 48), part(quarter, 16, 16, 48)).max).toBeLessThanOrEqual(1);
    const coarsest = await readLevel(reader, 2);
    expect(differenceOf(part(coarsest, 0, 0, 4), part(glass, 0, 0, 4)).max).toBe(0);
    expect(differenceOf(part(coarsest, 4, 4, 44), part(sixteenth, 4, 4, 44)).max).toBeLessThanOrEqual(2);
  });

  it('of all levels are glass without a look at any tile', async () => {
    const all = (image: RgbImage): TestImage => level(image, [...cutTiles(image, TILE).keys()]);
    const reader = await openBytes(aperio(all(base), all(quarter)));
    expect(await reader.isEmpty?.({ level: 1, x: 0, y: 0, widthPx: 200, heightPx: 150 })).toBe(true);
    expect((await readLevel(reader, 1)).data.every((value) => value === 255)).toBe(true);
  });
});
