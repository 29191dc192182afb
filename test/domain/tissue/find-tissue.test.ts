import { describe, expect, test } from 'vitest';
import { findTissue } from '../../../src/domain/tissue/find-tissue.js';
import { greyOf } from '../../../src/domain/tissue/grey.js';
import { otsuThreshold } from '../../../src/domain/tissue/otsu-threshold.js';
import { tissueAreaMm2, tissueAreaUm2 } from '../../../src/domain/tissue/tissue-area.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';

/** Otsu by the definition: least summed within-class variance over all cuts, O(levels²). */
function otsuByDefinition(levels: readonly number[]): number {
  const spread = (part: readonly number[]): number => {
    const mean = part.reduce((sum, level) => sum + level, 0) / part.length;
    return part.reduce((sum, level) => sum + (level - mean) ** 2, 0);
  };
  let best = { threshold: -1, cost: Infinity };
  for (let threshold = 0; threshold < 255; threshold += 1) {
    const dark = levels.filter((level) => level <= threshold);
    const bright = levels.filter((level) => level > threshold);
    if (dark.length === 0 || bright.length === 0) continue;
    const cost = spread(dark) + spread(bright);
    if (cost < best.cost * (1 - 1e-12)) best = { threshold, cost };
  }
  return best.threshold;
}

/** Sum of uniforms: near normal, cut to grey levels. */
function noisy(count: number, mean: number, deviation: number, seed: number): readonly number[] {
  const random = createRandomStream(seed);
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  return Array.from({ length: count }, () => Math.min(255, Math.max(1, Math.round(mean + deviation * normal()))));
}

describe('otsuThreshold', () => {
  test.each([1, 2, 3])('equals the definition on two noisy classes (seed %i)', (seed) => {
    const levels = [...noisy(120, 150, 25, seed), ...noisy(600, 240, 3, seed + 100)];
    const histogram = new Float64Array(256);
    for (const level of levels) histogram[level] = (histogram[level] ?? 0) + 1;
    expect(otsuThreshold(histogram)?.threshold).toBe(otsuByDefinition(levels));
  });

  test('takes the lowest of equally good cuts, and none of a single level', () => {
    const histogram = new Float64Array(256);
    histogram[100] = 5;
    expect(otsuThreshold(histogram)).toBeUndefined();
    histogram[200] = 5;
    expect(otsuThreshold(histogram)).toEqual({ threshold: 100, darkMean: 100, brightMean: 200 });
  });
});

describe('findTissue', () => {
  test('tissue is at or below the threshold; black was never scanned', () => {
    const grey = Uint8Array.of(0, 0, 0, 0, 0, 150, 160, 170, 240, 241, 240, 241);
    const found = findTissue(grey);
    expect(found.method).toBe('otsu-grey');
    expect(found.threshold).toBe(170);
    expect([...found.mask]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0]);
    expect(found.tissuePatches).toBe(3);
  });

  test('the second cut finds pale tissue that the first one gives to the glass', () => {
    const pale = noisy(60, 215, 4, 7);
    const grey = Uint8Array.from([...noisy(60, 140, 15, 6), ...pale, ...noisy(400, 245, 1, 8)]);
    const first = findTissue(grey, 'otsu');
    const second = findTissue(grey, 'otsu-twice');
    expect(first.tissuePatches).toBe(60);
    expect(second).toMatchObject({ method: 'otsu-twice', tissuePatches: 60 + pale.length });
  });

  test('no second cut where the bright class is glass alone', () => {
    const grey = Uint8Array.from([...noisy(100, 150, 15, 9), ...noisy(400, 245, 2, 10)]);
    expect(findTissue(grey, 'otsu-twice')).toEqual(findTissue(grey, 'otsu'));
  });

  test('black does not move the threshold', () => {
    const scanned = [...noisy(100, 160, 20, 4), ...noisy(300, 240, 3, 5)];
    const padded = [...scanned, ...new Array<number>(5000).fill(0)];
    expect(findTissue(Uint8Array.from(padded)).threshold).toBe(findTissue(Uint8Array.from(scanned)).threshold);
  });

  test.each([
    ['all black', new Array<number>(64).fill(0), 'unscanned', 0],
    ['no patch at all', [], 'unscanned', 0],
    ['uniform glass', new Array<number>(64).fill(244), 'uniform-glass', 0],
    ['glass with noise', noisy(4000, 240, 3, 6), 'uniform-glass', 0],
    ['unevenly lit glass', Array.from({ length: 200 }, (_, index) => 228 + Math.floor(index / 10)), 'uniform-glass', 0],
    ['glass and black', [...noisy(500, 240, 2, 7), ...new Array<number>(500).fill(0)], 'uniform-glass', 0],
    ['a field full of even tissue', noisy(400, 150, 2, 8), 'uniform-tissue', 400],
  ])('%s', (_, levels, method, tissuePatches) => {
    const found = findTissue(Uint8Array.from(levels));
    expect(found).toMatchObject({ method, tissuePatches });
    expect(found.mask.length).toBe(levels.length);
  });

  test('a little pale tissue on noisy glass is still found', () => {
    const found = findTissue(Uint8Array.from([...noisy(10, 205, 4, 9), ...noisy(4000, 240, 2, 10)]));
    expect(found).toMatchObject({ method: 'otsu-grey', tissuePatches: 10 });
  });
});

test('grey is BT.601 luma, rounded', () => {
  const data = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 10, 20, 30, 0, 0, 0);
  expect([...greyOf({ data, widthPx: 3, heightPx: 2 })]).toEqual([76, 150, 29, 255, 18, 0]);
});

test('areas: one patch of 96 px at 0.972 µm is 93.312 µm a side', () => {
  expect(tissueAreaUm2(1, 96, { mppX: 0.972, mppY: 0.972 })).toBeCloseTo(93.312 ** 2, 6);
  expect(tissueAreaMm2(1000, 96, { mppX: 0.972, mppY: 0.486 })).toBeCloseTo((1000 * 93.312 * 46.656) / 1e6, 9);
});
