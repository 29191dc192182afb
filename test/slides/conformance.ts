// What every SlideReader must do, whatever its format. Run on each fixture.
import { describe, expect, it } from 'vitest';
import { deepZoomLevelCount } from '../../src/domain/deep-zoom/deep-zoom.js';
import { resampleExactly } from '../../src/image/resample-exactly.js';
import { cropImage } from '../../src/image/rgb-image.js';
import type { SlideFileSet, SlideReader } from '../../src/ports/slide-reader.js';
import { expectOwnPixels } from './support/crowd.js';
import { differenceOf } from './support/test-pictures.js';
import { deepZoomTiles } from './support/deep-zoom-tiles.js';
import { expectRejection, openSlide, readLevel } from './support/open-slide.js';

export interface ConformanceCase {
  readonly name: string;
  readonly files: () => SlideFileSet | Promise<SlideFileSet>;
  /** Its levels show other pictures than level 0, so that each can be told apart. */
  readonly levelsDiffer?: boolean;
  /** Which reader; by default the one that takes the content first. */
  readonly openWith?: (files: SlideFileSet) => Promise<SlideReader>;
}

/** Of 255: between the mean of level 0 and what scanners and kernels make of it, averaged over a tile. */
const MAX_MEAN_DIFFERENCE = 8;

export function describeSlideReader({
  name,
  files,
  levelsDiffer = false,
  openWith = openSlide,
}: ConformanceCase): void {
  const open = async (): Promise<SlideReader> => openWith(await files());

  describe(`SlideReader of ${name}`, () => {
    it('lists levels finest first, each smaller, with downsamples that fit their sizes', async () => {
      const { levels, widthPx, heightPx } = (await open()).facts;
      expect(levels[0]).toEqual({ widthPx, heightPx, downsampleX: 1, downsampleY: 1 });
      levels.forEach((level, i) => {
        const finer = levels[i - 1];
        if (finer !== undefined) expect(level.downsampleX).toBeGreaterThan(finer.downsampleX);
        expect(Math.abs(level.widthPx * level.downsampleX - widthPx)).toBeLessThanOrEqual(level.downsampleX);
        expect(Math.abs(level.heightPx * level.downsampleY - heightPx)).toBeLessThanOrEqual(level.downsampleY);
      });
    });

    it('shows white outside every edge of every level, and the same picture inside', async () => {
      const reader = await open();
      for (const [index, level] of reader.facts.levels.entries()) {
        const margin = 9;
        const inside = { level: index, widthPx: 20, heightPx: 20, x: level.widthPx - 20, y: level.heightPx - 20 };
        const corner = await reader.readRegion(inside);
        const beyond = await reader.readRegion({ ...inside, widthPx: 20 + margin, heightPx: 20 + margin });
        for (let y = 0; y < 20 + margin; y += 1) {
          for (let x = 0; x < 20 + margin; x += 1) {
            const pixel = [...beyond.data.subarray((y * (20 + margin) + x) * 3, (y * (20 + margin) + x) * 3 + 3)];
            const within = x < 20 && y < 20;
            expect(pixel).toEqual(
              within ? [...corner.data.subarray((y * 20 + x) * 3, (y * 20 + x) * 3 + 3)] : [255, 255, 255],
            );
          }
        }
        const before = await reader.readRegion({ level: index, x: -500, y: -500, widthPx: 400, heightPx: 400 });
        expect(before.data.every((value) => value === 255)).toBe(true);
      }
    });

    it('reads the same pixels in overlapping regions', async () => {
      const reader = await open();
      const { widthPx, heightPx } = reader.facts;
      const [x, y] = [Math.floor(widthPx / 3), Math.floor(heightPx / 3)];
      const large = await reader.readRegion({ level: 0, x, y, widthPx: 70, heightPx: 60 });
      const small = await reader.readRegion({ level: 0, x: x + 11, y: y + 13, widthPx: 30, heightPx: 40 });
      for (let row = 0; row < 40; row += 1) {
        const from = ((row + 13) * 70 + 11) * 3;
        expect(small.data.subarray(row * 90, row * 90 + 90)).toEqual(large.data.subarray(from, from + 90));
      }
    });

    it('reads the same into memory that it is given, whatever was in it', async () => {
      const reader = await open();
      const { widthPx, heightPx } = reader.facts;
      for (const level of reader.facts.levels.keys()) {
        const region = { level, x: -9, y: -7, widthPx: Math.min(90, widthPx), heightPx: Math.min(50, heightPx) };
        const memory = new Uint8Array(region.widthPx * region.heightPx * 3 + 5).fill(99);
        const into = memory.subarray(5);
        const image = await reader.readRegion(region, undefined, into);
        expect(image.data.buffer).toBe(memory.buffer);
        expect(differenceOf(image, await reader.readRegion(region)).max).toBe(0);
        expect([...memory.subarray(0, 5)]).toEqual([99, 99, 99, 99, 99]);
      }
    });

    it('gives concurrent reads what sequential ones get', async () => {
      const [together, alone] = await Promise.all([open(), open()]);
      const { widthPx, heightPx } = together.facts;
      const regions = Array.from({ length: 12 }, (_, i) => ({
        level: i % together.facts.levels.length,
        x: Math.floor((widthPx * i) / 40),
        y: Math.floor((heightPx * (11 - i)) / 40),
        widthPx: 90,
        heightPx: 50 + i,
      }));
      const concurrent = await Promise.all(regions.map((region) => together.readRegion(region)));
      for (const [i, region] of regions.entries()) {
        const image = concurrent[i];
        expect(image && differenceOf(image, await alone.readRegion(region)).max).toBe(0);
      }
    });

    it.each([1, 2])('gives each of many reads its own pixels while others are given up: seed %i', async (seed) => {
      await expectOwnPixels(await open(), await open(), seed);
    });

    it('shows level 0 itself in the tiles of its finest DeepZoom level', async () => {
      const reader = await open();
      const whole = await readLevel(reader);
      const level = deepZoomLevelCount(reader.facts) - 1;
      const tiles = await deepZoomTiles(reader, level);
      for (const { image, level0X, level0Y } of tiles) {
        const there = cropImage(whole, level0X, level0Y, image.widthPx, image.heightPx);
        expect(differenceOf(image, there).max).toBe(0);
      }
      const inner = tiles.map(({ image }) => image.widthPx * image.heightPx);
      expect(inner.reduce((sum, pixels) => sum + pixels, 0)).toBeGreaterThanOrEqual(whole.widthPx * whole.heightPx);
    });

    if (!levelsDiffer) {
      it('shows the same places in the tiles of all other DeepZoom levels', async () => {
        const reader = await open();
        const whole = await readLevel(reader);
        for (let level = deepZoomLevelCount(reader.facts) - 2; level >= 0; level -= 1) {
          for (const { image, ...place } of await deepZoomTiles(reader, level)) {
            const part = {
              x: place.level0X,
              y: place.level0Y,
              width: place.level0WidthPx,
              height: place.level0HeightPx,
            };
            const exact = resampleExactly(whole, part, image.widthPx, image.heightPx);
            expect(differenceOf(image, exact).mean).toBeLessThan(MAX_MEAN_DIFFERENCE);
          }
        }
      });
    }

    it('stops when the signal fires, and goes on reading afterwards', async () => {
      const reader = await open();
      const { widthPx, heightPx } = reader.facts;
      const region = { level: 0, x: 0, y: 0, widthPx, heightPx };
      const aborted = AbortSignal.abort();
      await expectRejection(reader.readRegion(region, aborted), 'CANCELLED', /cancelled/);
      const controller = new AbortController();
      const reading = reader.readRegion(region, controller.signal);
      controller.abort();
      await expectRejection(reading, 'CANCELLED', /cancelled/);
      await expect(reader.readRegion({ ...region, widthPx: 8, heightPx: 8 })).resolves.toMatchObject({ widthPx: 8 });
    });

    it('refuses levels and sizes that are none', async () => {
      const reader = await open();
      const region = { level: 0, x: 0, y: 0, widthPx: 4, heightPx: 4 };
      await expectRejection(reader.readRegion({ ...region, level: 99 }), 'REGION_OUT_OF_BOUNDS', /no level 99/);
      await expectRejection(reader.readRegion({ ...region, widthPx: 0 }), 'REGION_OUT_OF_BOUNDS', /0×4/);
      await expectRejection(reader.readRegion({ ...region, x: 0.5 }), 'REGION_OUT_OF_BOUNDS', /whole pixels/);
      await expectRejection(
        reader.readRegion({ ...region, widthPx: 1e6, heightPx: 1e6 }),
        'REGION_OUT_OF_BOUNDS',
        /at most/,
      );
    });

    it('closes once what is under way has ended, twice without harm, and reads no more', async () => {
      const reader = await open();
      const region = { level: 0, x: 0, y: 0, widthPx: 300, heightPx: 300 };
      const reading = reader.readRegion(region);
      await Promise.all([reader.close(), reader.close()]);
      await expect(reading).resolves.toMatchObject({ widthPx: 300 });
      await expectRejection(reader.readRegion(region), 'INTERNAL', /closed/);
      if (reader.isEmpty !== undefined) await expectRejection(reader.isEmpty(region), 'INTERNAL', /closed/);
    });
  });
}
