import { describe, expect, it } from 'vitest';
import { componentShapes } from '../../../src/domain/lesions/component-shapes.js';
import { evaluationMask, evaluationMaskOf, lesionAt } from '../../../src/domain/lesions/evaluation-mask.js';
import { CAMELYON16_SCALE } from '../../../src/domain/lesions/evaluation-scale.js';
import { fillHoles } from '../../../src/domain/lesions/fill-holes.js';
import { growMask } from '../../../src/domain/lesions/grow-mask.js';
import { labelComponents } from '../../../src/domain/lesions/label-components.js';
import { rasteriseLesions } from '../../../src/domain/lesions/rasterise-lesions.js';
import { windowOfMask } from '../../../src/domain/lesions/window-of-mask.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { drawMask, showMask } from './draw-mask.js';
import { GOLDEN, polygonsOf } from './golden-lesions.js';

describe.each(Object.entries(GOLDEN.lesions))('the lesions of %s', (slide, golden) => {
  it('are those that SciPy and scikit-image find', () => {
    const { lesions } = evaluationMaskOf(polygonsOf(slide), CAMELYON16_SCALE);
    expect(lesions.map(({ areaPx, isItc }) => ({ areaPx, isItc }))).toEqual(
      golden.map(({ areaPx, isItc }) => ({ areaPx, isItc })),
    );
    lesions.forEach(({ majorAxisPx }, index) => expect(majorAxisPx).toBeCloseTo(golden[index]!.majorAxisPx, 8));
  });
});

describe('growMask', () => {
  it('reaches what is nearer than the radius', () => {
    const grown = growMask(drawMask('.......', '.......', '.......', '...#...', '.......', '.......', '.......'), 2.5);
    expect(showMask(grown, grown.data)).toEqual([
      '.......',
      '..###..',
      '.#####.',
      '.#####.',
      '.#####.',
      '..###..',
      '.......',
    ]);
  });

  it('does not reach what is exactly as far as the radius', () => {
    const grown = growMask(drawMask('....#....'), 2);
    expect(showMask(grown, grown.data)).toEqual(['...###...']);
  });

  it.each([1, 4.8225, 7])('is the distance transform cut at %d', (radiusPx) => {
    const random = createRandomStream(radiusPx);
    const [widthPx, heightPx] = [40, 30];
    const data = Uint8Array.from({ length: widthPx * heightPx }, () => Number(random() < 0.01));
    const tumour = [...data.keys()].filter((index) => data[index] === 1);
    const isNear = (index: number): boolean =>
      tumour.some((other) => {
        const dx = (index % widthPx) - (other % widthPx);
        const dy = Math.floor(index / widthPx) - Math.floor(other / widthPx);
        return Math.hypot(dx, dy) < radiusPx;
      });
    const expected = Uint8Array.from(data.keys(), (index) => Number(isNear(index)));
    expect(growMask({ leftPx: 0, topPx: 0, widthPx, heightPx, data }, radiusPx).data).toEqual(expected);
  });
});

describe('fillHoles', () => {
  it('fills what no path of sides leads out of, and nothing at the edge', () => {
    const filled = fillHoles(drawMask('.###..', '.#.#..', '..###.', '#.....', '.#....'));
    expect(showMask(filled, filled.data)).toEqual(['.###..', '.###..', '..###.', '#.....', '.#....']);
  });

  it('takes a mask of nothing', () => {
    expect(fillHoles(drawMask()).data).toHaveLength(0);
  });
});

describe('labelComponents', () => {
  it('joins corners and counts from the top', () => {
    const labelled = labelComponents(drawMask('#..#', '.#.#', '....', '#.##'));
    expect(labelled.count).toBe(4);
    expect(showMask(labelled, labelled.labels)).toEqual(['#..2', '.#.2', '....', '3.44']);
  });

  it('does not join the ends of neighbouring rows', () => {
    expect(labelComponents(drawMask('..#', '#..')).count).toBe(2);
  });
});

describe('componentShapes', () => {
  it('measures the ellipse of the same moments: by hand', () => {
    const [bar, dot] = componentShapes(labelComponents(drawMask('####...#')));
    expect(bar?.majorAxisPx).toBeCloseTo(4 * Math.sqrt(1.25), 12);
    expect(dot).toEqual({ label: 2, areaPx: 1, majorAxisPx: 0 });
  });
});

describe('evaluationMask', () => {
  const bars = (gap: number): ReturnType<typeof drawMask> =>
    drawMask(
      ...[...Array<string>(6).fill('.'.repeat(40)), `${'.'.repeat(6)}##${'.'.repeat(gap)}##`.padEnd(40, '.')],
      ...Array<string>(6).fill('.'.repeat(40)),
    );

  it('merges lesions whose grown edges meet, and no others', () => {
    // 4 px are nearer than 4.82 px and 5 are not: 8 free pixels are taken from both sides, 9 leave one.
    expect(evaluationMask(bars(8), CAMELYON16_SCALE).lesions).toHaveLength(1);
    expect(evaluationMask(bars(9), CAMELYON16_SCALE).lesions).toHaveLength(2);
  });

  it('calls a lesion isolated tumour cells below 275 µm with the growth', () => {
    const lineOf = (length: number): boolean => {
      const empty = Array<string>(6).fill('.'.repeat(50));
      const mask = drawMask(...empty, `${'.'.repeat(6)}${'#'.repeat(length)}`.padEnd(50, '.'), ...empty);
      return evaluationMask(mask, CAMELYON16_SCALE).lesions[0]?.isItc ?? false;
    };
    expect(lineOf(20)).toBe(true);
    expect(lineOf(30)).toBe(false);
  });

  it('keeps to the scale that it is given', () => {
    expect(evaluationMask(bars(9), { level0Mpp: 0.2, downsample: 32 }).lesions).toHaveLength(1);
  });
});

describe('rasteriseLesions', () => {
  const square = (left: number, top: number, side: number): Float64Array =>
    Float64Array.of(left, top, left + side, top, left + side, top + side, left, top + side);
  const region = (kind: 'tumour' | 'normal', outer: Float64Array, ...holes: Float64Array[]): object => ({
    kind,
    outer,
    holes,
  });
  const raster = (...regions: object[]): string[] => {
    const mask = rasteriseLesions({ regions: regions as never, notes: [] }, { downsample: 10, marginPx: 1 });
    return showMask(mask, mask.data);
  };

  it('takes pixels whose centres lie inside', () => {
    expect(raster(region('tumour', square(14, 14, 22)))).toEqual(
      ['.....', '.###.', '.###.', '.###.', '.....'].map((line) => line.slice(0, 5)),
    );
    expect(raster(region('tumour', square(16, 16, 18)))).toEqual(['.....', '.....', '..#..', '.....', '.....']);
  });

  it('leaves out holes, whether they belong to the outline or lie on top', () => {
    const expected = ['.....', '.###.', '.#.#.', '.###.', '.....'];
    expect(raster(region('tumour', square(10, 10, 29), square(20, 20, 9)))).toEqual(expected);
    expect(raster(region('tumour', square(10, 10, 29)), region('normal', square(20, 20, 9)))).toEqual(expected);
  });

  it('keeps a lesion too small for the grid', () => {
    expect(raster(region('tumour', square(11, 11, 2)))).toEqual(['...', '.#.', '...']);
  });

  it('ends at the slide', () => {
    const regions = [region('tumour', square(0, 0, 100))] as never;
    const mask = rasteriseLesions(
      { regions, notes: [] },
      { downsample: 10, marginPx: 5, slide: { widthPx: 75, heightPx: 20 } },
    );
    expect(mask).toMatchObject({ leftPx: 0, topPx: 0, widthPx: 8, heightPx: 2 });
    expect(mask.data.every((value) => value === 1)).toBe(true);
  });

  it('refuses a mask without bounds', () => {
    expect(() => raster(region('tumour', square(0, 0, 1e9)))).toThrow(/more than 40000000/);
  });

  it('is empty without tumour', () => {
    expect(raster(region('normal', square(0, 0, 50)))).toEqual([]);
  });
});

describe('windowOfMask', () => {
  const whole = { widthPx: 6, heightPx: 4, data: drawMask('......', '.##...', '.##...', '......').data };

  it('cuts out the tumour with its margin, within the slide', () => {
    const window = windowOfMask({ ...whole, downsample: 32 }, 32, 2);
    expect(window).toMatchObject({ leftPx: 0, topPx: 0, widthPx: 5, heightPx: 4 });
    expect(showMask(window, window.data)).toEqual(['.....', '.##..', '.##..', '.....']);
  });

  it('brings a coarse mask to the grid', () => {
    const window = windowOfMask({ ...whole, downsample: 64 }, 32, 0);
    expect(window).toMatchObject({ leftPx: 2, topPx: 2, widthPx: 4, heightPx: 4 });
  });

  it('brings a fine mask to the grid', () => {
    expect(windowOfMask({ ...whole, downsample: 16 }, 32, 0)).toMatchObject({
      leftPx: 0,
      topPx: 0,
      widthPx: 1,
      heightPx: 1,
    });
  });

  it('is empty without tumour', () => {
    expect(windowOfMask({ widthPx: 3, heightPx: 1, data: new Uint8Array(3), downsample: 32 }, 32, 5).widthPx).toBe(0);
  });
});

describe('lesionAt', () => {
  it('finds the lesion of a level-0 place', () => {
    const mask = evaluationMaskOf(polygonsOf('test_013'), CAMELYON16_SCALE);
    const inside = mask.labels.indexOf(2);
    const x = (mask.leftPx + (inside % mask.widthPx)) * 32;
    const y = (mask.topPx + Math.floor(inside / mask.widthPx)) * 32;
    expect(lesionAt(mask, x, y)).toBe(2);
    expect(lesionAt(mask, x + 31, y + 31)).toBe(2);
    expect(lesionAt(mask, 0, 0)).toBe(0);
    expect(lesionAt(mask, 1e9, 1e9)).toBe(0);
  });
});
