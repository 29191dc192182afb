import { describe, expect, it } from 'vitest';
import { rocAuc } from '../../../src/domain/metrics/roc-auc.js';
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
