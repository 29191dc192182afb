import { expect, test } from 'vitest';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { cellsRectangle, layGrid, MAX_GRID_CELLS } from '../../../src/domain/geometry/grid.js';
import { nearestFinerLevel } from '../../../src/domain/geometry/finest-level.js';

const patch = { patchSizePx: 96, patchSpacing: { mppX: 0.972, mppY: 0.972 } };

test('the same tissue lies in the same cells at both pixel sizes', () => {
  const coarse = layGrid({
    slideWidthPx: 2304,
    slideHeightPx: 1152,
    slideSpacing: { mppX: 0.972, mppY: 0.972 },
    ...patch,
  });
  const fine = layGrid({
    slideWidthPx: 4608,
    slideHeightPx: 2304,
    slideSpacing: { mppX: 0.486, mppY: 0.486 },
    ...patch,
  });
  expect(coarse).toEqual({ columns: 24, rows: 12, cellLevel0X: 96, cellLevel0Y: 96 });
  expect(fine).toMatchObject({ columns: 24, rows: 12 });
  expect(cellsRectangle(fine, 3, 5)).toEqual({ level0X: 576, level0Y: 960, level0WidthPx: 192, level0HeightPx: 192 });
});

test('cells keep fractional sides, X and Y apart, so that the last cell does not drift', () => {
  const grid = layGrid({
    slideWidthPx: 40_000,
    slideHeightPx: 40_000,
    slideSpacing: { mppX: 0.25, mppY: 0.5 },
    ...patch,
  });
  expect(grid.cellLevel0X).toBeCloseTo(373.248, 9);
  expect(grid.cellLevel0Y).toBeCloseTo(186.624, 9);
  expect(cellsRectangle(grid, 100, 200, 2, 1)).toEqual({
    level0X: 100 * grid.cellLevel0X,
    level0Y: 200 * grid.cellLevel0Y,
    level0WidthPx: 2 * grid.cellLevel0X,
    level0HeightPx: grid.cellLevel0Y,
  });
});

test('a pixel size rounded in the file still gives whole cells; one that differs keeps its fraction', () => {
  const cellAt = (mpp: number): number =>
    layGrid({ slideWidthPx: 4608, slideHeightPx: 4608, slideSpacing: { mppX: mpp, mppY: mpp }, ...patch }).cellLevel0X;
  expect(cellAt(0.972)).toBe(96);
  expect(cellAt(0.2430001)).toBe(384);
  expect(cellAt(0.48612)).toBe(192);
  expect(cellAt(0.4875)).toBeCloseTo(191.41, 2);
});

test.each([
  ['half a cell is kept', 96 * 2 + 48, 3],
  ['less than half is dropped', 96 * 2 + 47, 2],
  ['a slide under half a cell has none', 47, 0],
])('a ragged edge: %s', (_, slideWidthPx, columns) => {
  const grid = layGrid({ slideWidthPx, slideHeightPx: 960, slideSpacing: { mppX: 0.972, mppY: 0.972 }, ...patch });
  expect(grid.columns).toBe(columns);
});

test('a grid beyond the limit is refused instead of exhausting memory', () => {
  const side = Math.ceil(Math.sqrt(MAX_GRID_CELLS)) * 96;
  const lay = (): unknown =>
    layGrid({ slideWidthPx: side + 96, slideHeightPx: side, slideSpacing: { mppX: 0.972, mppY: 0.972 }, ...patch });
  expect(lay).toThrow(AppError);
  expect(lay).toThrow(/more than/);
});

test.each([
  ['x', { mppX: 100, mppY: 0.972 }],
  ['y', { mppX: 0.972, mppY: 62.3 }],
])('a pixel size so coarse that nothing is to be seen is refused: %s', (_, slideSpacing) => {
  const lay = (): unknown => layGrid({ slideWidthPx: 100, slideHeightPx: 100, slideSpacing, ...patch });
  expect(lay).toThrow(
    expect.objectContaining({
      reason: 'SLIDE_UNSUPPORTED',
      message: expect.stringContaining('64 times') as string,
    }) as Error,
  );
});

test('a pixel size just fine enough is not', () => {
  const slideSpacing = { mppX: 62.2, mppY: 62.2 };
  expect(layGrid({ slideWidthPx: 100, slideHeightPx: 100, slideSpacing, ...patch })).toMatchObject({ columns: 67 });
});

test('the nearest finer level is never coarser than the output', () => {
  const level = (
    downsample: number,
  ): { widthPx: number; heightPx: number; downsampleX: number; downsampleY: number } => ({
    widthPx: 1,
    heightPx: 1,
    downsampleX: downsample,
    downsampleY: downsample,
  });
  const levels = [level(1), level(4.0004), level(16)];
  expect(nearestFinerLevel(levels, 4, 4)).toBe(1);
  expect(nearestFinerLevel(levels, 3.9, 3.9)).toBe(0);
  expect(nearestFinerLevel(levels, 100, 100)).toBe(2);
  expect(nearestFinerLevel(levels, 100, 4)).toBe(1);
  expect(nearestFinerLevel(levels, 0.5, 0.5)).toBe(0);
});
