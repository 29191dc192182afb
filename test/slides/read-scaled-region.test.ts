import { describe, expect, it } from 'vitest';
import type { Level0Rectangle } from '../../src/domain/geometry/level0-rectangle.js';
import type { RgbImage } from '../../src/domain/image.js';
import { whiteImage } from '../../src/image/rgb-image.js';
import type { LevelRegion } from '../../src/ports/slide-reader.js';
import { readScaledRegion } from '../../src/slides/read-scaled-region.js';
import { readThumbnail } from '../../src/slides/read-thumbnail.js';
import { measureShift, waveOf, type Wave } from './support/measure-shift.js';
import { levelsAt, memorySlide, type MemorySlide } from './support/memory-slide.js';
import { expectRejection } from './support/open-slide.js';
import { differenceOf, type PixelOf } from './support/test-pictures.js';

function rectangle(level0X: number, level0Y: number, level0WidthPx: number, level0HeightPx: number): Level0Rectangle {
  return { level0X, level0Y, level0WidthPx, level0HeightPx };
}

/** Red waves along X, green along Y. */
function wavy(wave: Wave): () => PixelOf {
  return () => (x, y) => [Math.round(wave.at(x + 0.5)), Math.round(wave.at(y + 0.5)), 0];
}

const RATIOS = [
  { name: '0.486 → 0.972', ratio: 2 },
  { name: '0.499 → 0.972', ratio: 0.972 / 0.499 },
  { name: '0.243 → 0.972', ratio: 4 },
  { name: '0.252 → 0.972', ratio: 0.972 / 0.252 },
  { name: '0.9 → 0.972', ratio: 0.972 / 0.9 },
  { name: '7.3 : 1', ratio: 7.3 },
  { name: '61.7 : 1', ratio: 61.7 },
  { name: 'enlarged, 1.3 → 0.972', ratio: 0.972 / 1.3 },
  { name: 'enlarged 5 times', ratio: 0.2 },
];

describe('position', () => {
  describe.each(RATIOS)('$name', ({ ratio }) => {
    const side = 6000;
    const slide = (wave: Wave): MemorySlide => memorySlide(levelsAt(side, side, [1]), wavy(wave));

    it.each([
      { where: 'top left', x: 0, y: 0 },
      { where: 'somewhere, off the pixel grid', x: 1000.37, y: 777.81 },
      { where: 'bottom right', x: 1, y: 1 },
    ])('is right at the $where, without drift from end to end', async ({ where, x, y }) => {
      // One long strip each way: at 2:1 several pieces in a row.
      const long = Math.min(2500, Math.floor((side * 0.8) / ratio));
      const wave = waveOf(Math.max(64, ratio * 24));
      for (const [axis, widthPx, heightPx] of [
        ['x', long, 6],
        ['y', 6, long],
      ] as const) {
        const start = (length: number, along: number): number => (where === 'bottom right' ? side - length : along);
        // Along the strip to the very corner; across it a little inside, where no white mixes in.
        const [left, top] = [start(widthPx * ratio, x), start(heightPx * ratio, y)];
        const inside = where === 'bottom right' ? -100 : 100;
        const wanted = rectangle(
          left + (axis === 'x' ? 0 : inside),
          top + (axis === 'x' ? inside : 0),
          widthPx * ratio,
          heightPx * ratio,
        );
        const image = await readScaledRegion(slide(wave), wanted, widthPx, heightPx);
        // libvips takes whole pixels: at 2:1 no margin makes up for a start between them.
        // 8-bit output tells a hundredth of its own pixel.
        const tolerance = ratio > 1 && ratio < 4 ? 0.25 : Math.max(0.05, ratio / 100);
        const offGrid = where.startsWith('somewhere') && ratio === 2;
        expect([image.widthPx, image.heightPx]).toEqual([widthPx, heightPx]);
        // The outermost pixels mix with the white around the slide.
        for (const part of [
          [0.02, 0.3],
          [0.35, 0.65],
          [0.7, 0.98],
        ] as const) {
          expect(Math.abs(measureShift(image, wanted, wave, axis, part))).toBeLessThan(offGrid ? 0.5 : tolerance);
        }
      }
    });
  });

  it('of a marker is found where it was put, at an odd ratio and off the grid', async () => {
    const ratio = 0.972 / 0.499;
    const inMarker = (x: number, y: number): boolean => x >= 1200 && x < 1220 && y >= 900 && y < 930;
    const slide = memorySlide(
      levelsAt(3000, 2000, [1]),
      () => (x, y) => (inMarker(x, y) ? [0, 0, 0] : [255, 255, 255]),
    );
    const wanted = rectangle(1100.4, 820.9, 200 * ratio, 150 * ratio);
    const image = await readScaledRegion(slide, wanted, 200, 150);
    let [mass, sumX, sumY] = [0, 0, 0];
    for (let i = 0; i < 200 * 150; i += 1) {
      const darkness = 255 - (image.data[i * 3] ?? 0);
      mass += darkness;
      sumX += darkness * ((i % 200) + 0.5);
      sumY += darkness * (Math.floor(i / 200) + 0.5);
    }
    expect(Math.abs(wanted.level0X + (sumX / mass) * ratio - 1210)).toBeLessThan(0.25);
    expect(Math.abs(wanted.level0Y + (sumY / mass) * ratio - 915)).toBeLessThan(0.25);
    expect((mass / 255) * ratio * ratio).toBeCloseTo(600, -1.2);
  });

  it('is the same for a block of patches as for each of them alone', async () => {
    const ratio = 0.972 / 0.499;
    const cell = 96 * ratio;
    const slide = memorySlide(levelsAt(6000, 6000, [1]), wavy(waveOf(64)));
    const block = await readScaledRegion(slide, rectangle(3 * cell, 5 * cell, 8 * cell, 8 * cell), 768, 768);
    for (const [column, row] of [
      [0, 0],
      [3, 4],
      [7, 7],
    ] as const) {
      const patch = await readScaledRegion(slide, rectangle((3 + column) * cell, (5 + row) * cell, cell, cell), 96, 96);
      const inBlock = new Uint8Array(96 * 96 * 3);
      for (let y = 0; y < 96; y += 1) {
        const from = ((row * 96 + y) * 768 + column * 96) * 3;
        inBlock.set(block.data.subarray(from, from + 96 * 3), y * 96 * 3);
      }
      // 10 grey levels a pixel at the steepest: half a pixel at most between the two.
      expect(differenceOf(patch, { data: inBlock, widthPx: 96, heightPx: 96 }).max).toBeLessThanOrEqual(5);
    }
  });
});

describe('level', () => {
  const COLOURS: readonly (readonly [number, number, number])[] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ];

  it.each([
    [0.5, 0],
    [1, 0],
    [1.9, 0],
    [2, 1],
    [3.9, 1],
    [4, 2],
    [4.5, 2],
    [100, 2],
  ])('at %s level-0 pixels per output pixel is level %s: the nearest finer one', async (ratio, level) => {
    const slide = memorySlide(levelsAt(4000, 4000, [1, 2, 4]), (index) => () => COLOURS[index] ?? [0, 0, 0]);
    const image = await readScaledRegion(slide, rectangle(800, 800, 16 * ratio, 16 * ratio), 16, 16);
    expect(new Set(slide.regions.map((region) => region.level))).toEqual(new Set([level]));
    expect([...image.data.subarray(0, 3)]).toEqual(COLOURS[level]);
  });

  it('of a rounded pyramid is read in its own pixels, without resampling', async () => {
    const slide = memorySlide(levelsAt(4443, 3567, [1, 2]), () => (x, y) => [x % 256, y % 256, 7]);
    // 0.972 / 0.486 in floating point is not quite 2.
    const cell = (96 * 0.972) / 0.486;
    const image = await readScaledRegion(slide, rectangle(3 * cell, 4 * cell, cell, cell), 96, 96);
    expect([...image.data.subarray(0, 6)]).toEqual([288 % 256, 384 % 256, 7, 289 % 256, 384 % 256, 7]);
    expect(slide.regions).toEqual([{ level: 1, x: 288, y: 384, widthPx: 96, heightPx: 96 }]);
  });
});

describe('edges', () => {
  it.each([1, 1.7, 2, 5.5])('at %s : 1 the slide ends where it ends, and white begins', async (ratio) => {
    const slide = memorySlide(levelsAt(400, 300, [1]), () => () => [10, 20, 30]);
    const image = await readScaledRegion(
      slide,
      rectangle(400 - 20 * ratio, 300 - 20 * ratio, 40 * ratio, 40 * ratio),
      40,
      40,
    );
    const pixel = (x: number, y: number): number[] => [...image.data.subarray((y * 40 + x) * 3, (y * 40 + x) * 3 + 3)];
    for (const i of [0, 8, 14]) expect(pixel(i, i)).toEqual([10, 20, 30]);
    for (const i of [25, 30, 39]) {
      expect(pixel(i, 5)).toEqual([255, 255, 255]);
      expect(pixel(5, i)).toEqual([255, 255, 255]);
    }
  });

  it('white is exactly white wholly outside', async () => {
    const slide = memorySlide(levelsAt(400, 300, [1]), () => () => [10, 20, 30]);
    const image = await readScaledRegion(slide, rectangle(-900, 50, 300, 300), 77, 77);
    expect(image.data.every((value) => value === 255)).toBe(true);
  });
});

describe('bounds', () => {
  it('reads a huge single-level slide in pieces of bounded size', async () => {
    const slide = memorySlide(levelsAt(9000, 5000, [1]), () => () => [1, 2, 3]);
    const image = await readThumbnail(slide, 300);
    expect([image.widthPx, image.heightPx]).toEqual([300, 167]);
    expect(image.data.every((value, i) => value === (i % 3) + 1)).toBe(true);
    expect(slide.regions.length).toBeGreaterThan(8);
    for (const { widthPx, heightPx } of slide.regions) expect(Math.max(widthPx, heightPx)).toBeLessThanOrEqual(2050);
  });

  it('takes the mean of everything when one pixel covers more than a piece may', async () => {
    const slide = memorySlide(levelsAt(5000, 5000, [1]), () => (x) => (x < 1250 ? [0, 0, 0] : [200, 100, 40]));
    const image = await readScaledRegion(slide, rectangle(0, 0, 5000, 5000), 1, 1);
    expect([...image.data]).toEqual([150, 75, 30]);
    for (const { widthPx, heightPx } of slide.regions) expect(Math.max(widthPx, heightPx)).toBeLessThanOrEqual(2050);
  });

  it('of a rectangle far larger than the slide reads the slide alone', async () => {
    const slide = memorySlide(levelsAt(4608, 4608, [1]), () => () => [0, 0, 0]);
    const image = await readScaledRegion(slide, rectangle(0, 0, 1_000_000, 1_000_000), 4096, 4096);
    // 18.9 output pixels a side are slide, and their pieces at most two at the edges more.
    expect(slide.regions.length).toBeLessThanOrEqual(25);
    expect([...image.data.subarray(0, 3)]).toEqual([0, 0, 0]);
    expect(image.data.subarray(4096 * 3 * 20).every((value) => value === 255)).toBe(true);
  });

  it.each([0.3, 1, 1.7, 5.5])('at %s : 1 leaves out no piece that the slide reaches', async (ratio) => {
    const slide = memorySlide(levelsAt(400, 300, [1]), () => () => [0, 0, 0]);
    // The slide ends a little before the second piece of each axis begins, or a little after.
    const side = Math.floor(2048 / Math.max(1, ratio));
    for (const beyond of [-1, 0, 1]) {
      const wanted = rectangle(400 + beyond - side * ratio, 150, (side + 2) * ratio, 2 * ratio);
      const image = await readScaledRegion(slide, wanted, side + 2, 2);
      const last = Math.floor(side - beyond / ratio - 0.01) * 3;
      expect(image.data[Math.min(last, (side + 1) * 3)]).toBeLessThan(255);
    }
  });

  it.each([
    [1, 1],
    [4096, 1],
    [2000, 4000],
  ])('of the largest region there may be at %s×%s can be made', async (widthPx, heightPx) => {
    const slide = memorySlide(levelsAt(400, 300, [1]), () => () => [1, 2, 3]);
    const image = await readScaledRegion(slide, rectangle(399, 299, 4_194_304, 4_194_304), widthPx, heightPx);
    expect([image.widthPx, image.heightPx]).toEqual([widthPx, heightPx]);
    expect(slide.regions.length).toBeLessThanOrEqual(4);
  });

  it('hears a cancel between pieces that wait for nothing', async () => {
    const controller = new AbortController();
    const slide = memorySlide(levelsAt(2048, 2048 * 40, [1]), () => () => [1, 2, 3]);
    const blank = async ({ widthPx, heightPx }: LevelRegion): Promise<RgbImage> => whiteImage(widthPx, heightPx);
    let read = 0;
    const counted = { ...slide, readRegion: (region: LevelRegion) => ((read += 1), blank(region)) };
    setImmediate(() => {
      controller.abort();
    });
    await expectRejection(
      readScaledRegion(counted, rectangle(0, 0, 2048, 2048 * 40), 20, 800, controller.signal),
      'CANCELLED',
      /cancelled/,
    );
    expect(read).toBeLessThanOrEqual(4);
  });

  it('never makes a thumbnail larger than the slide', async () => {
    const slide = memorySlide(levelsAt(50, 30, [1]), () => (x, y) => [x, y, 0]);
    const image = await readThumbnail(slide, 1000);
    expect([image.widthPx, image.heightPx]).toEqual([50, 30]);
  });

  it.each([
    [rectangle(0, 0, 100, 100), 0, 10, /0×10/],
    [rectangle(0, 0, 100, 100), 10.5, 10, /10.5×10/],
    [rectangle(0, 0, 100, 100), 100_000, 100_000, /at most/],
    [rectangle(0, 0, 0, 100), 10, 10, /is none/],
    [rectangle(NaN, 0, 100, 100), 10, 10, /is none/],
    [rectangle(0, 0, 1, 1), 1000, 1000, /more than 64 times/],
  ])('refuses %o at %s×%s', async (wanted, widthPx, heightPx, message) => {
    const slide = memorySlide(levelsAt(400, 300, [1]), () => () => [1, 2, 3]);
    await expectRejection(readScaledRegion(slide, wanted, widthPx, heightPx), 'REGION_OUT_OF_BOUNDS', message);
  });

  it('stops between pieces when the signal fires', async () => {
    const controller = new AbortController();
    const slide = memorySlide(levelsAt(9000, 9000, [1]), () => {
      controller.abort();
      return () => [1, 2, 3];
    });
    await expectRejection(readThumbnail(slide, 100, controller.signal), 'CANCELLED', /cancelled/);
    expect(slide.regions.length).toBeLessThanOrEqual(2);
  });
});
