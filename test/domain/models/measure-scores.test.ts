import { describe, expect, it } from 'vitest';
import { measureScores, scoreSlides } from '../../../src/domain/models/measure-scores.js';

const patch = (score: number, positive: boolean, slide?: string): Parameters<typeof measureScores>[0][number] => ({
  score,
  positive,
  ...(slide === undefined ? {} : { slide }),
});

describe('measureScores', () => {
  it('counts, ranks and shares as worked by hand', () => {
    // 10 normal at 0.00…0.45, 10 tumour at 0.30…0.75: at 0.40 and above stand 8 tumour and 2 normal patches.
    const normal = Array.from({ length: 10 }, (_, index) => patch(index * 0.05, false));
    const tumour = Array.from({ length: 10 }, (_, index) => patch(0.301 + index * 0.05, true));
    const metrics = measureScores([...normal, ...tumour], 'of a test');
    expect(metrics).toMatchObject({ patches: 20, tumourPatches: 10, note: 'of a test' });
    // Each of the 4 lowest tumour patches is below 3, 2, 1, 0 normal ones.
    expect(metrics.auc).toBeCloseTo((100 - 3 - 2 - 1) / 100, 12);
    // Right at 0.5: all normal patches and the tumour ones from 0.501, which are 6.
    expect(metrics.accuracy?.value).toBeCloseTo(16 / 20, 12);
    expect(metrics.accuracy?.count).toBe(20);
    // One of ten normal patches may be called tumour: from 0.401 on, 8 of 10 are found.
    expect(metrics.sensitivityAt90).toMatchObject({ value: 0.8, specificity: 0.9, count: 10 });
    expect(metrics.sensitivityAt90?.threshold).toBeCloseTo(0.401, 9);
    // None may: from 0.451 … 7 of 10.
    expect(metrics.sensitivityAt95).toMatchObject({ value: 0.7, specificity: 1 });
    expect(metrics.slides).toBeUndefined();
  });

  it('leaves the threshold out where only calling nothing is specific enough', () => {
    const { sensitivityAt95 } = measureScores([patch(0.5, true), patch(0.5, false)], '');
    expect(sensitivityAt95).toMatchObject({ value: 0, specificity: 1 });
    expect(sensitivityAt95).not.toHaveProperty('threshold');
  });
});

describe('slides', () => {
  it('are scored by their highest patch and positive when one of theirs is', () => {
    const patches = [patch(0.2, false, 'a'), patch(0.9, true, 'a'), patch(0.7, false, 'b'), patch(0.1, false, 'b')];
    expect(scoreSlides(patches)).toEqual([
      { score: 0.9, positive: true },
      { score: 0.7, positive: false },
    ]);
    expect(measureScores(patches, '').slides).toMatchObject({ auc: 1, slides: 2, positiveSlides: 1 });
  });

  it('are unknown where a patch names none or all are of one class', () => {
    expect(scoreSlides([patch(0.2, false, 'a'), patch(0.9, true)])).toBeUndefined();
    expect(scoreSlides([patch(0.2, false, 'a'), patch(0.9, true, 'a')])).toBeUndefined();
  });
});
