import { expect, it } from 'vitest';
import type { RgbImage } from '../../../src/domain/image.js';
import type { LevelRegion } from '../../../src/ports/slide-reader.js';
import { openSlide, readLevel } from '../support/open-slide.js';
import { differenceOf, gradient, paint, waves } from '../support/test-pictures.js';
import type { MiraxScene } from './support/mirax-scene.js';
import { openslideSuite } from './support/openslide-suite.js';
import { writeMirax } from './support/write-mirax.js';

/** Libjpeg at quality 95 over waves: what encoding and decoding change at most. */
const MAX_JPEG_DIFFERENCE = 6;

function pixel({ data, widthPx }: RgbImage, x: number, y: number): readonly number[] {
  return [...data.subarray((y * widthPx + x) * 3, (y * widthPx + x) * 3 + 3)];
}

/** The mean of the level-0 pixels under a pixel of a level at 1:factor. */
function mean(x: number, y: number, factor: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let v = 0; v < factor; v += 1) {
    for (let u = 0; u < factor; u += 1) {
      gradient(x * factor + u, y * factor + v).forEach((channel, i) => (sum[i as 0] += channel));
    }
  }
  return sum.map((channel) => Math.round(channel / factor ** 2)) as [number, number, number];
}

openslideSuite('a MIRAX slide', () => {
  it('has its facts from Slidedat.ini, X and Y apart', async () => {
    const reader = await openSlide(await writeMirax({ mpp: [0.2325, 0.2327] }));
    expect(reader.facts).toEqual({
      associatedImages: ['macro'],
      format: 'mirax',
      widthPx: 512,
      heightPx: 384,
      levels: [1, 2, 4, 8].map((downsample) => ({
        widthPx: 512 / downsample,
        heightPx: 384 / downsample,
        downsampleX: downsample,
        downsampleY: downsample,
      })),
      spacing: { mppX: 0.2325, mppY: 0.2327 },
      objectivePower: 20,
    });
    expect(reader.details?.bounds).toBeUndefined();
    expect(reader.details?.background).toEqual([255, 255, 255]);
    expect(reader.readIccProfile).toBeUndefined();
    expect(reader.details?.properties.get('mirax.GENERAL.IMAGENUMBER_X')).toBe('8');
  });

  it('shows in a region of several calls what it shows pixel for pixel in small ones', async () => {
    const reader = await openSlide(await writeMirax({ scene: { imageSidePx: 320, zoomLevels: 1 }, format: 'PNG' }));
    const region = { level: 0, x: -30, y: 11, widthPx: 2600, heightPx: 1950 };
    const image = await reader.readRegion(region);
    const expected = paint(region.widthPx, region.heightPx, (x, y) => {
      const [slideX, slideY] = [x + region.x, y + region.y];
      const isWithin = slideX >= 0 && slideX < 2560 && slideY < 1920;
      return isWithin ? [(slideX * 3) & 255, (slideY * 2) & 255, (slideX + slideY) & 255] : [255, 255, 255];
    });
    expect(differenceOf(image, expected)).toEqual({ mean: 0, max: 0 });
  });

  it('shows every pixel of every level in its place', async () => {
    const reader = await openSlide(await writeMirax({ format: 'PNG', dataFileCount: 3, pageLength: 5 }));
    for (const [level, { widthPx, heightPx, downsampleX }] of reader.facts.levels.entries()) {
      const expected = paint(widthPx, heightPx, (x, y) => mean(x, y, downsampleX));
      expect({ level, ...differenceOf(await readLevel(reader, level), expected) }).toEqual({ level, mean: 0, max: 0 });
    }
  });

  it('reads JPEG within what JPEG changes', async () => {
    const reader = await openSlide(await writeMirax({ scene: { pixelOf: waves } }));
    const { max } = differenceOf(await readLevel(reader), paint(512, 384, waves));
    expect(max).toBeLessThanOrEqual(MAX_JPEG_DIFFERENCE);
    expect(max).toBeGreaterThan(0);
  });

  it('shows glass where nothing was scanned, and says where something was', async () => {
    const missing = new Set(['0,0', '0,1', '0,2', '0,3', '0,4', '0,5', '4,3']);
    const reader = await openSlide(await writeMirax({ format: 'PNG', scene: { missing } }));
    expect(reader.details?.bounds).toEqual({ x: 64, y: 0, widthPx: 448, heightPx: 384 });
    const expected = paint(512, 384, (x, y) =>
      missing.has(`${Math.floor(x / 64)},${Math.floor(y / 64)}`) ? [255, 255, 255] : gradient(x, y),
    );
    expect(differenceOf(await readLevel(reader), expected).max).toBe(0);
  });

  it.each([
    ['a bright background, as it is', [240, 236, 241], [240, 236, 241]],
    ['a black one as white: it is no tissue', [0, 0, 0], [255, 255, 255]],
  ] as const)('shows %s', async (_, fill, glass) => {
    const missing = new Set(['2,2']);
    const reader = await openSlide(await writeMirax({ format: 'PNG', scene: { missing, fill } }));
    expect(reader.details?.background).toEqual(fill);
    const image = await reader.readRegion({ level: 0, x: 127, y: 127, widthPx: 3, heightPx: 3 });
    expect(pixel(image, 0, 0)).toEqual(gradient(127, 127));
    expect(pixel(image, 1, 1)).toEqual(glass);
    const outside = await reader.readRegion({ level: 0, x: -5, y: 0, widthPx: 2, heightPx: 2 });
    expect(pixel(outside, 0, 0)).toEqual([255, 255, 255]);
  });

  it.each(['plain', 'compressed'] as const)('lays photos where the %s position table says', async (positions) => {
    const shiftOf = (photoX: number, photoY: number): readonly [number, number] => [photoY * 3, photoX * 2];
    const scene: Partial<MiraxScene> = { divisions: 2, shiftOf };
    const reader = await openSlide(await writeMirax({ format: 'PNG', positions, scene }));
    // The scene goes on through all photos, so that its pixels are where they are without shifts.
    const inPhoto: LevelRegion = { level: 0, x: 140, y: 262, widthPx: 100, heightPx: 100 };
    const expected = paint(100, 100, (x, y) => gradient(x + 140, y + 262));
    expect(differenceOf(await reader.readRegion(inPhoto), expected).max).toBe(0);
    // Photo (2, 0) begins at (256, 4): above it is nothing.
    const edge = await reader.readRegion({ level: 0, x: 260, y: 3, widthPx: 1, heightPx: 2 });
    expect([pixel(edge, 0, 0), pixel(edge, 0, 1)]).toEqual([[255, 255, 255], gradient(260, 4)]);
  });

  it('joins photos that overlap', async () => {
    const scene: Partial<MiraxScene> = { divisions: 2, overlapPx: 10 };
    const reader = await openSlide(await writeMirax({ format: 'PNG', scene }));
    const { widthPx, heightPx } = reader.facts;
    // Four photos of 128 px across, three down, each 10 px shorter but the last.
    expect([widthPx, heightPx]).toEqual([4 * 118 + 10, 3 * 118 + 10]);
    expect(differenceOf(await readLevel(reader), paint(widthPx, heightPx, gradient)).max).toBe(0);
  });
});
