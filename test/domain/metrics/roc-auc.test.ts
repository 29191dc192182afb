import { describe, expect, it } from 'vitest';
import { aucDifference, rocAuc } from '../../../src/domain/metrics/roc-auc.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';

describe('rocAuc', () => {
  it('counts the pairs in the right order, ties half', () => {
    const random = createRandomStream(5);
    const items = Array.from({ length: 200 }, () => {
      const positive = random() < 0.4;
      return { positive, score: Math.round((random() + (positive ? 0.3 : 0)) * 20) };
    });
    const positives = items.filter((item) => item.positive);
    const negatives = items.filter((item) => !item.positive);
    const wins = positives.flatMap((p) =>
      negatives.map((n) => (p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0)),
    );
    const expected = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
    expect(rocAuc(items).auc).toBeCloseTo(expected, 12);
  });

  it('gives DeLong’s interval: a hand-worked case', () => {
    // Placement values of positives 1, 2/3 and of negatives 1, 1, 1/2; variances 1/18 and 1/12.
    const items = [
      { positive: true, score: 0.9 },
      { positive: true, score: 0.4 },
      { positive: false, score: 0.1 },
      { positive: false, score: 0.2 },
      { positive: false, score: 0.6 },
    ];
    const { auc, ciLow, ciHigh } = rocAuc(items);
    const halfWidth = 1.959964 * Math.sqrt(1 / 18 / 2 + 1 / 12 / 3);
    expect(auc).toBeCloseTo(5 / 6, 12);
    expect(ciLow).toBeCloseTo(5 / 6 - halfWidth, 6);
    expect(ciHigh).toBe(Math.min(1, 5 / 6 + halfWidth));
  });

  it('covers the true value about 95 times in 100', () => {
    let covered = 0;
    for (let trial = 0; trial < 300; trial += 1) {
      const random = createRandomStream(trial, 77);
      // Exponential scores with rates 1 and 3: the true AUC is 3/4.
      const draw = (rate: number): number => -Math.log(1 - random()) / rate;
      const items = Array.from({ length: 80 }, (_, index) => ({
        positive: index % 2 === 0,
        score: draw(index % 2 === 0 ? 1 : 3),
      }));
      const { ciLow, ciHigh } = rocAuc(items);
      if (ciLow <= 0.75 && ciHigh >= 0.75) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.9);
    expect(covered / 300).toBeLessThan(0.99);
  });

  it('needs both classes', () => {
    expect(() => rocAuc([{ positive: true, score: 1 }])).toThrow(/both classes/);
  });
});

describe('aucDifference', () => {
  const random = createRandomStream(9);
  const reference = Array.from({ length: 300 }, () => {
    const positive = random() < 0.5;
    return { positive, score: random() + (positive ? 0.5 : 0) };
  });
  const rounded = reference.map(({ positive, score }) => ({ positive, score: Math.round(score * 40) / 40 }));
  const noisy = reference.map(({ positive, score }) => ({ positive, score: score + random() * 0.5 }));

  it('is the difference of the two areas', () => {
    for (const scores of [rounded, noisy]) {
      const { value, ciLow, ciHigh } = aucDifference(scores, reference);
      expect(value).toBeCloseTo(rocAuc(scores).auc - rocAuc(reference).auc, 12);
      expect(ciLow).toBeLessThan(value);
      expect(ciHigh).toBeGreaterThan(value);
    }
  });

  it('is certain of equal scores, and the surer the more alike they are', () => {
    expect(aucDifference(reference, reference)).toEqual({ value: 0, ciLow: 0, ciHigh: 0 });
    const width = ({ ciLow, ciHigh }: { ciLow: number; ciHigh: number }): number => ciHigh - ciLow;
    expect(width(aucDifference(rounded, reference))).toBeLessThan(width(aucDifference(noisy, reference)) / 3);
    expect(width(aucDifference(noisy, reference))).toBeLessThan(width(rocAuc(reference)));
  });

  it('has the width that resampling gives', () => {
    const draws = Array.from({ length: 400 }, () => {
      const drawn = reference.map(() => Math.floor(random() * reference.length));
      return aucDifference(
        drawn.map((index) => noisy[index]!),
        drawn.map((index) => reference[index]!),
      ).value;
    }).sort((a, b) => a - b);
    const { ciLow, ciHigh } = aucDifference(noisy, reference);
    const resampled = draws[390]! - draws[10]!;
    expect((ciHigh - ciLow) / resampled).toBeGreaterThan(0.8);
    expect((ciHigh - ciLow) / resampled).toBeLessThan(1.25);
  });
});
