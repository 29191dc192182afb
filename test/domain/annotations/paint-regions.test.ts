import { describe, expect, it } from 'vitest';
import type { AnnotatedRegion, RegionKind } from '../../../src/domain/annotations/annotated-region.js';
import { checkAnnotations } from '../../../src/domain/annotations/check-annotations.js';
import { countCrossings } from '../../../src/domain/annotations/count-crossings.js';
import { labelCells } from '../../../src/domain/annotations/label-cells.js';
import { paintRegions } from '../../../src/domain/annotations/paint-regions.js';
import { frameOfMask, type TruthMask } from '../../../src/domain/annotations/truth-mask.js';
import { createRandomStream, shuffled } from '../../../src/domain/random/seeded-random.js';

type Points = readonly (readonly [number, number])[];

const box = (left: number, top: number, right: number, bottom: number): Points => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];
const ring = (points: Points): Float64Array => Float64Array.from(points.flat());
const region = (outer: Points, kind: RegionKind = 'tumour', ...holes: Points[]): AnnotatedRegion => ({
  name: 'r',
  kind,
  outer: ring(outer),
  holes: holes.map(ring),
});
const FRAME = { widthPx: 8, heightPx: 8, level0PerPixelX: 10, level0PerPixelY: 10 };
const picture = ({ data }: TruthMask): string =>
  Array.from({ length: 8 }, (_, row) => data.slice(row * 8, row * 8 + 8).join('')).join('\n');
const areaOf = (mask: TruthMask): number => mask.data.filter((value) => value === 1).length;

describe('paintRegions', () => {
  it('paints pixels whose centres lie inside, holes left out, later regions on top', () => {
    const mask = paintRegions(
      [region(box(10, 10, 70, 70), 'tumour', box(20, 20, 40, 40)), region(box(60, 60, 80, 80), 'ignore')],
      FRAME,
    );
    expect(picture(mask)).toBe(
      ['00000000', '01111110', '01001110', '01001110', '01111110', '01111110', '01111122', '00000022'].join('\n'),
    );
  });

  it('takes either direction of drawing, and both lobes and the overlap of an outline that crosses itself', () => {
    const outline = box(10, 10, 70, 70);
    expect(areaOf(paintRegions([region([...outline].reverse())], FRAME))).toBe(36);
    const bowTie: Points = [
      [0, 0],
      [80, 80],
      [80, 0],
      [0, 80],
    ];
    expect(areaOf(paintRegions([region(bowTie)], FRAME))).toBeGreaterThanOrEqual(32);
    expect(areaOf(paintRegions([region([...outline, ...outline])], FRAME))).toBe(36);
  });

  it('cuts what leaves the slide', () => {
    expect(areaOf(paintRegions([region(box(-50, -50, 20, 20))], FRAME))).toBe(4);
  });

  it('measures a circle right', () => {
    const circle = Array.from({ length: 720 }, (_, step) => {
      const angle = (step * Math.PI) / 360;
      return [500 + 400 * Math.cos(angle), 500 + 400 * Math.sin(angle)] as const;
    });
    const mask = paintRegions([region(circle)], {
      widthPx: 500,
      heightPx: 500,
      level0PerPixelX: 2,
      level0PerPixelY: 2,
    });
    expect(areaOf(mask) * 4).toBeGreaterThan(Math.PI * 400 * 400 * 0.999);
    expect(areaOf(mask) * 4).toBeLessThan(Math.PI * 400 * 400 * 1.001);
  });
});

describe('countCrossings', () => {
  it('finds none in simple outlines and one in a bow tie', () => {
    expect(countCrossings(ring(box(0, 0, 10, 10)), 9)).toBe(0);
    expect(countCrossings(Float64Array.of(0, 0, 10, 10, 10, 0, 0, 10), 9)).toBe(1);
  });
});

describe('checkAnnotations', () => {
  const slide = { widthPx: 1000, heightPx: 1000 };
  const check = (outer: Points): readonly string[] => checkAnnotations({ regions: [region(outer)], notes: [] }, slide);
  const circle = Array.from({ length: 60 }, (_, step) => {
    const angle = (step * Math.PI) / 30;
    return [500 + 400 * Math.cos(angle), 500 + 400 * Math.sin(angle)] as const;
  });

  it('takes a sound outline without a word', () => {
    expect(check(circle)).toEqual([]);
  });

  it('notes a slip over the edge and a few crossings', () => {
    expect(check(box(-5, 0, 100, 100))).toEqual([expect.stringContaining('cut at its edge')]);
    expect(
      check([
        [0, 0],
        [100, 100],
        [100, 0],
        [0, 100],
      ]),
    ).toEqual([expect.stringContaining('crosses itself 1 times')]);
  });

  it('refuses outlines out of bounds and points in a wrong order', () => {
    expect(() => check(box(900, 900, 1500, 950))).toThrow(/out of bounds: X 900…1500/);
    expect(() => check(shuffled(circle, createRandomStream(1)))).toThrow(/wrong order/);
  });
});

describe('frameOfMask', () => {
  const slide = { widthPx: 100_003, heightPx: 50_007 };

  it.each([
    [6250, 3125, 16],
    [6251, 3126, 16],
    [100_003, 50_007, 1],
    [3125, 1562, 32],
  ])('takes %i×%i px as 1/%i, rounded either way', (widthPx, heightPx, scale) => {
    expect(frameOfMask(slide, { widthPx, heightPx })).toMatchObject({ level0PerPixelX: scale, level0PerPixelY: scale });
  });

  it('takes scales that are no whole numbers', () => {
    const { level0PerPixelX } = frameOfMask(slide, { widthPx: 4000, heightPx: 2000 });
    expect(level0PerPixelX).toBeCloseTo(25, 0);
  });

  it.each([
    [6250, 3000],
    [6200, 3125],
    [200_006, 100_014],
  ])('refuses %i×%i px with both scales', (widthPx, heightPx) => {
    expect(() => frameOfMask(slide, { widthPx, heightPx })).toThrow(/does not cover its slide .* in X, .* in Y/);
  });
});

describe('labelCells', () => {
  const grid = { columns: 2, rows: 2, cellLevel0X: 40, cellLevel0Y: 40 };
  const tissue = Uint8Array.of(1, 1, 1, 0);
  const rule = { centreShare: 1, minTumourShare: 1 };

  it('calls a cell tumour when all of its label area is, and learns neither from a mixed one', () => {
    const truth = paintRegions([region(box(0, 0, 60, 40)), region(box(40, 40, 80, 80))], FRAME);
    expect(labelCells(grid, tissue, truth, rule)).toEqual({
      tumour: Uint32Array.of(0),
      normal: Uint32Array.of(2),
      mixedCount: 1,
      ignoredCount: 0,
      tumourOnGlassCount: 1,
    });
  });

  it('looks at the label area alone, and at its wanted share', () => {
    const truth = paintRegions([region(box(10, 10, 30, 30)), region(box(50, 10, 60, 30))], FRAME);
    const centre = labelCells(grid, tissue, truth, { centreShare: 0.5, minTumourShare: 1 });
    expect([[...centre.tumour], centre.mixedCount]).toEqual([[0], 1]);
    const any = labelCells(grid, tissue, truth, { centreShare: 0.5, minTumourShare: 1e-9 });
    expect([...any.tumour]).toEqual([0, 1]);
  });

  it('reads masks coarser than cells, and leaves out what is to be ignored', () => {
    const coarse = { widthPx: 1, heightPx: 1, level0PerPixelX: 80, level0PerPixelY: 80 };
    expect([...labelCells(grid, tissue, { ...coarse, data: Uint8Array.of(1) }, rule).tumour]).toEqual([0, 1, 2]);
    expect(labelCells(grid, tissue, { ...coarse, data: Uint8Array.of(2) }, rule).ignoredCount).toBe(3);
  });

  it('without a truth all tissue is normal', () => {
    expect([...labelCells(grid, tissue, undefined, rule).normal]).toEqual([0, 1, 2]);
  });
});
