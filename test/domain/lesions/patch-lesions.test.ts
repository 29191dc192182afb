import { describe, expect, it } from 'vitest';
import { CAMELYON16_SCALE, evaluationScale, maskMpp } from '../../../src/domain/lesions/evaluation-scale.js';
import { findLesions } from '../../../src/domain/lesions/find-lesions.js';
import { measureMetastasis } from '../../../src/domain/lesions/measure-metastasis.js';
import type { PatchGrid } from '../../../src/domain/lesions/patch-grid.js';

/** Patches of 93.312 µm (384 level-0 px at 0.243 µm); digits are tenths of probability. */
function grid(...lines: readonly string[]): PatchGrid {
  const patches = lines.flatMap((line, row) => Array.from(line, (digit, column) => ({ column, row, digit })));
  const scored = patches.filter(({ digit }) => digit !== '.');
  return {
    columns: scored.map(({ column }) => column),
    rows: scored.map(({ row }) => row),
    probabilities: scored.map(({ digit }) => Number(digit) / 10),
    cellLevel0X: 384,
    cellLevel0Y: 384,
    cellUmX: 93.312,
    cellUmY: 93.312,
  };
}

describe('findLesions', () => {
  it('takes the most probable patches that are far enough apart', () => {
    expect(findLesions(grid('18712', '11116', '1....'))).toEqual([
      { confidence: 0.8, level0X: 1.5 * 384, level0Y: 0.5 * 384 },
      { confidence: 0.6, level0X: 4.5 * 384, level0Y: 1.5 * 384 },
    ]);
  });

  it('suppresses what lies 187 µm around, two patches aside and not two and one', () => {
    expect(findLesions(grid('9.8.'))).toHaveLength(1);
    expect(findLesions(grid('9...', '..8.'))).toHaveLength(2);
  });

  it('finds nothing at 0.5 and below, or without patches', () => {
    expect(findLesions(grid('555', '11.'))).toEqual([]);
    expect(findLesions(grid())).toEqual([]);
  });
});

describe('measureMetastasis', () => {
  it.each([
    ['negative', grid('555', '111')],
    ['negative', grid()],
    ['itc', grid('9.1', '..9')],
    ['micro', grid('99.', '...')],
    ['micro', grid('9..', '.9.')],
    ['micro', grid('9'.repeat(18))],
    ['macro', grid('9'.repeat(22))],
  ])('is %s', (category, patches) => {
    expect(measureMetastasis(patches)).toBe(category);
  });
});

describe('evaluationScale', () => {
  it('is the challenge’s near its pixel size and keeps its micrometres elsewhere', () => {
    expect(evaluationScale(0.2265)).toBe(CAMELYON16_SCALE);
    expect(evaluationScale(0.25)).toBe(CAMELYON16_SCALE);
    expect(evaluationScale(0.972)).toEqual({ level0Mpp: 0.972, downsample: 8 });
    expect(maskMpp(evaluationScale(0.5))).toBeCloseTo(7.776, 12);
  });
});
