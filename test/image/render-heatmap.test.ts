import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../src/domain/image.js';
import { decodePatch } from '../../src/image/decode-patch.js';
import { encodeImage } from '../../src/image/encode-image.js';
import { colourOf } from '../../src/image/heatmap/colour-map.js';
import { probabilityMap, UNSCORED } from '../../src/image/heatmap/probability-map.js';
import { chooseScaleBar } from '../../src/image/heatmap/scale-bar.js';
import { renderHeatmap, type Heatmap } from '../../src/image/render-heatmap.js';
import { fitText, renderText } from '../../src/image/render-text.js';
import { whiteImage } from '../../src/image/rgb-image.js';
import { renderSlideHeatmap } from '../../src/slides/render-slide-heatmap.js';
import { fineMosaic } from '../support/mosaics.js';
import { openSlide } from '../slides/support/open-slide.js';

const pixel = ({ data, widthPx }: RgbImage, x: number, y: number): number[] => [
  ...data.subarray((y * widthPx + x) * 3, (y * widthPx + x) * 3 + 3),
];

const luma = ([red = 0, green = 0, blue = 0]: readonly number[]): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

describe('colour map', () => {
  it('grows brighter with every step, from dark violet to yellow', () => {
    const brightness = Array.from({ length: 101 }, (_, i) => luma(colourOf(i / 100)));
    brightness.reduce((before, now) => {
      expect(now).toBeGreaterThanOrEqual(before);
      return now;
    });
    expect(colourOf(0)).toEqual([68, 1, 84]);
    expect(colourOf(1)).toEqual([253, 231, 37]);
    expect(colourOf(-3)).toEqual(colourOf(0));
    expect(colourOf(7)).toEqual(colourOf(1));
  });
});

describe('probability map', () => {
  const cells = (
    columns: number[],
    rows: number[],
    probabilities: number[],
    cellPx: number,
  ): Parameters<typeof probabilityMap>[0] => ({
    columns: Uint32Array.from(columns),
    rows: Uint32Array.from(rows),
    probabilities: Float32Array.from(probabilities),
    cellWidthPx: cellPx,
    cellHeightPx: cellPx,
  });

  it('covers exactly the pixels of a cell, neighbours without gap or overlap', () => {
    const map = probabilityMap(cells([0, 1, 2], [0, 0, 0], [0.25, 0.5, 0.75], 2.5), 9, 3);
    expect([...map.subarray(0, 9)]).toEqual([0.25, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 0.75, UNSCORED]);
    expect([...map.subarray(18, 27)]).toEqual([...map.subarray(0, 9)]);
  });

  it('keeps the highest where cells are smaller than pixels', () => {
    const map = probabilityMap(cells([0, 1, 2, 3], [0, 0, 0, 0], [0.25, 0.75, 0.5, 0.125], 0.5), 2, 1);
    expect([...map]).toEqual([0.75, 0.5]);
  });

  it('leaves out what lies beyond the picture', () => {
    expect([...probabilityMap(cells([5], [0], [1], 3), 4, 1)]).toEqual([UNSCORED, UNSCORED, UNSCORED, UNSCORED]);
  });
});

describe('scale bar', () => {
  it.each([
    [1, 250, '200 µm', 200],
    [8, 250, '2 mm', 250],
    [0.25, 100, '20 µm', 80],
    [97, 256, '20 mm', 206.2],
    [0.05, 60, '2 µm', 40],
  ])('at %s µm per pixel within %s px is %s', (mpp, maxPx, label, lengthPx) => {
    const bar = chooseScaleBar(mpp, maxPx);
    expect(bar.label).toBe(label);
    expect(bar.lengthPx).toBeCloseTo(lengthPx, 1);
  });
});

describe('text', () => {
  it('has ink on a machine without fonts, takes markup as letters and grows with its size', async () => {
    const [small, large, markup] = await Promise.all([
      renderText('0.427', { sizePx: 12 }),
      renderText('0.427', { sizePx: 24 }),
      renderText('<b>&amp;', { sizePx: 12 }),
    ]);
    expect(small.coverage.some((ink) => ink > 200)).toBe(true);
    expect(large.widthPx / small.widthPx).toBeGreaterThan(1.7);
    expect(markup.widthPx).toBeGreaterThan(small.widthPx);
  });

  it('is cut to the width there is', async () => {
    const mask = await fitText('W'.repeat(500), 300, { sizePx: 14 });
    expect(mask.widthPx).toBeLessThanOrEqual(300);
    expect(mask.widthPx).toBeGreaterThan(200);
  });
});

describe('renderHeatmap', () => {
  const heatmap = (more: Partial<Heatmap> = {}): Heatmap => ({
    thumbnail: whiteImage(600, 400),
    cells: {
      columns: Uint32Array.of(2, 3),
      rows: Uint32Array.of(1, 1),
      probabilities: Float32Array.of(0, 1),
      cellWidthPx: 50,
      cellHeightPx: 50,
    },
    spacing: { mppX: 8, mppY: 8 },
    title: 'case 7',
    bare: false,
    ...more,
  });

  it('bare is the thumbnail with colours: its size, its glass, a line around the cells', async () => {
    const image = await renderHeatmap(heatmap({ bare: true }));
    expect([image.widthPx, image.heightPx]).toEqual([600, 400]);
    expect(pixel(image, 10, 10)).toEqual([255, 255, 255]);
    const mixed = (colour: readonly number[]): number[] =>
      colour.map((value) => Math.round(255 + (value - 255) * 0.55));
    expect(pixel(image, 125, 75)).toEqual(mixed(colourOf(0)));
    expect(pixel(image, 175, 75)).toEqual(mixed(colourOf(1)));
    for (const [x, y] of [
      [99, 75],
      [200, 75],
      [125, 49],
      [125, 100],
    ] as const)
      expect(luma(pixel(image, x, y))).toBeLessThan(90);
    expect(pixel(image, 97, 75)).toEqual([255, 255, 255]);
  });

  it('does not change the thumbnail that it is given', async () => {
    const thumbnail = whiteImage(600, 400);
    await renderHeatmap(heatmap({ thumbnail }));
    expect(thumbnail.data.every((value) => value === 255)).toBe(true);
  });

  it('shows structure through the colours', async () => {
    const thumbnail = whiteImage(600, 400);
    thumbnail.data.fill(60, (75 * 600 + 120) * 3, (75 * 600 + 130) * 3);
    const image = await renderHeatmap(heatmap({ thumbnail, bare: true }));
    expect(luma(pixel(image, 110, 75)) - luma(pixel(image, 125, 75))).toBeGreaterThan(30);
  });

  it('holds the picture whole, and the legend’s colours in order', async () => {
    const image = await renderHeatmap(heatmap());
    const bare = await renderHeatmap(heatmap({ bare: true }));
    const left = (image.widthPx - 600) / 2;
    const top = 78;
    expect(pixel(image, left + 175, top + 75)).toEqual(pixel(bare, 175, 75));
    const barY = image.heightPx - 40;
    const bar = Array.from({ length: 240 }, (_, i) => pixel(image, 24 + i, barY));
    expect(bar.at(3)).toEqual(colourOf(3.5 / 240));
    expect(bar.at(236)).toEqual(colourOf(236.5 / 240));
    expect(bar.at(110)).toEqual(colourOf(110.5 / 240));
  });

  it.each([
    ['without spacing', { spacing: undefined }],
    [
      'without a scored patch',
      {
        cells: {
          columns: new Uint32Array(),
          rows: new Uint32Array(),
          probabilities: new Float32Array(),
          cellWidthPx: 50,
          cellHeightPx: 50,
        },
      },
    ],
    ['of a tiny thumbnail', { thumbnail: whiteImage(3, 2) }],
    ['of a title of nothing but control characters', { title: '\u0000\n' }],
  ])('can be drawn %s', async (_, change) => {
    const { spacing, ...rest } = { ...heatmap(), ...change };
    const image = await renderHeatmap({
      ...rest,
      ...(spacing && { spacing }),
    });
    expect(image.data.length).toBe(image.widthPx * image.heightPx * 3);
    expect(image.widthPx).toBeGreaterThan(400);
  });

  it('of a slide puts every cell over its tissue', async () => {
    const reader = await openSlide(fineMosaic.files);
    const tissue = [...fineMosaic.tissue].map((cell) => cell.split(',').map(Number));
    const encoded = await renderSlideHeatmap(reader, {
      maxSidePx: 480,
      bare: true,
      encoding: 'png',
      title: '',
      cellLevel0X: 192,
      cellLevel0Y: 192,
      columns: Uint32Array.from(tissue, ([column = 0]) => column),
      rows: Uint32Array.from(tissue, ([, row = 0]) => row),
      probabilities: Float32Array.from(tissue, ([column = 0, row = 0]) =>
        fineMosaic.tumour.has(`${column},${row}`) ? 1 : 0,
      ),
    });
    expect([encoded.encoding, encoded.widthPx, encoded.heightPx]).toEqual(['png', 480, 480]);
    const image = await decodePatch(encoded.data);
    for (let column = 0; column < 24; column += 1) {
      for (let row = 0; row < 24; row += 1) {
        const [red = 0, , blue = 0] = pixel(image, column * 20 + 10, row * 20 + 10);
        const tumour = fineMosaic.tumour.has(`${column},${row}`);
        const scored = fineMosaic.tissue.has(`${column},${row}`);
        if (scored) expect(red - blue > 40).toBe(tumour);
        else expect(Math.min(red, blue)).toBeGreaterThan(225);
      }
    }
  });
});

describe('encodeImage', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('%s comes back as it was', async (encoding) => {
    const image = { data: new Uint8Array(40 * 30 * 3).fill(120), widthPx: 40, heightPx: 30 };
    const encoded = await encodeImage(image, encoding);
    expect(encoded).toMatchObject({ encoding, widthPx: 40, heightPx: 30 });
    const decoded = await decodePatch(encoded.data);
    expect([decoded.widthPx, decoded.heightPx]).toEqual([40, 30]);
    expect(decoded.data.every((value) => Math.abs(value - 120) <= 2)).toBe(true);
  });
});
