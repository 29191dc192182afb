import { describe, expect, it } from 'vitest';
import { bootstrapAuc } from '../../../src/domain/metrics/bootstrap-auc.js';
import { percentileOf } from '../../../src/domain/metrics/percentile-of.js';
import { rocAuc } from '../../../src/domain/metrics/roc-auc.js';
import { publishedScores } from './golden-scores.js';

const ITEMS = publishedScores('Method_I');

describe('bootstrapAuc', () => {
  it('agrees with DeLong’s interval on 129 slides', () => {
    const delong = rocAuc(ITEMS);
    const bootstrap = bootstrapAuc(ITEMS, { samples: 2_000, seed: 1 });
    expect(bootstrap.auc).toBe(delong.auc);
    expect(Math.abs(bootstrap.ciLow - delong.ciLow)).toBeLessThan(0.01);
    expect(Math.abs(bootstrap.ciHigh - delong.ciHigh)).toBeLessThan(0.01);
  });

  it('is the same for the same seed alone', () => {
    const once = bootstrapAuc(ITEMS, { samples: 200, seed: 7 });
    expect(bootstrapAuc(ITEMS, { samples: 200, seed: 7 })).toEqual(once);
    expect(bootstrapAuc(ITEMS, { samples: 200, seed: 8 })).not.toEqual(once);
  });

  it('gives the exact distribution where resamples are few: a hand-worked case', () => {
    // The one positive always beats 0.1 and ties with 0.5: the AUC is 1, 0.75 or 0.5 with odds 1 : 2 : 1.
    const items = [
      { score: 0.5, positive: true },
      { score: 0.1, positive: false },
      { score: 0.5, positive: false },
    ];
    const { auc, ciLow, ciHigh } = bootstrapAuc(items, { samples: 1_000, seed: 3 });
    expect([auc, ciLow, ciHigh]).toEqual([0.75, 0.5, 1]);
  });

  it('has no width where the classes are apart', () => {
    const items = [0.1, 0.2, 0.8, 0.9].map((score) => ({ score, positive: score > 0.5 }));
    expect(bootstrapAuc(items, { samples: 50, seed: 0 })).toEqual({ auc: 1, ciLow: 1, ciHigh: 1 });
  });

  it('needs both classes', () => {
    expect(() => bootstrapAuc([{ score: 1, positive: true }], { samples: 10, seed: 0 })).toThrow(/both classes/);
  });
});

describe('percentileOf', () => {
  it('interpolates between neighbours', () => {
    expect(percentileOf([1, 2, 4], 50)).toBe(2);
    expect(percentileOf([1, 2, 4], 75)).toBe(3);
    expect(percentileOf([1, 2, 4], 0)).toBe(1);
    expect(percentileOf([1, 2, 4], 100)).toBe(4);
    expect(percentileOf([5], 97.5)).toBe(5);
  });
});
