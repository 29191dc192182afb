// Random score sets with many ties: what scikit-learn and scipy make of them, we make of them too.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bootstrapAuc } from '../../../src/domain/metrics/bootstrap-auc.js';
import { calibration } from '../../../src/domain/metrics/calibration.js';
import { operatingPoints } from '../../../src/domain/metrics/operating-points.js';
import { averagePrecision } from '../../../src/domain/metrics/precision-recall.js';
import { quadraticKappa } from '../../../src/domain/metrics/quadratic-kappa.js';
import { rocAuc, type ScoredLabel } from '../../../src/domain/metrics/roc-auc.js';
import { rocCurve } from '../../../src/domain/metrics/roc-curve.js';
import { sensitivityOf } from '../../../src/domain/metrics/sensitivity-at-specificity.js';
import { wilsonInterval } from '../../../src/domain/metrics/wilson-interval.js';

interface RandomSet {
  readonly levels: number;
  /** Scores times `levels`. */
  readonly places: readonly number[];
  /** A digit an item. */
  readonly labels: string;
  readonly auc: number;
  readonly averagePrecision: number;
  readonly brier: number;
  readonly sensitivityAt90: number;
  readonly sensitivityAt95: number;
  readonly bootstrap: readonly [low: number, high: number];
  readonly wilson: readonly [low: number, high: number];
  /** Of the five classes that the scores fall into; a digit an item. */
  readonly truth: string;
  readonly kappa: number;
}

/** test/fixtures/evaluation/make_random_scores.py says how they came about. */
const FILE = process.env['RANDOM_SCORES'] ?? new URL('../../fixtures/evaluation/random_scores.json', import.meta.url);
const SETS = JSON.parse(readFileSync(FILE, 'utf8')) as readonly RandomSet[];

/** Two draws of thousands of resamples from one distribution: its percentiles by ten standard errors … */
const BOOTSTRAP_TOLERANCE = 0.02;

function itemsOf({ levels, places, labels }: RandomSet): readonly ScoredLabel[] {
  return places.map((place, index) => ({ score: place / levels, positive: labels[index] === '1' }));
}

/** Area under the curve's own trapezoids. */
function areaOf(items: readonly ScoredLabel[]): number {
  const points = rocCurve(items);
  return points.slice(1).reduce((area, { falsePositiveRate: x, truePositiveRate: y }, index) => {
    const before = points[index] ?? { falsePositiveRate: 0, truePositiveRate: 0 };
    return area + ((x - before.falsePositiveRate) * (y + before.truePositiveRate)) / 2;
  }, 0);
}

describe.each(SETS.map((set, index) => ({ set, index })))('random set $index', ({ set }) => {
  const items = itemsOf(set);

  it('gets the areas, error and operating points of scikit-learn', () => {
    expect(rocAuc(items).auc).toBeCloseTo(set.auc, 12);
    expect(areaOf(items)).toBeCloseTo(set.auc, 12);
    expect(averagePrecision(items)).toBeCloseTo(set.averagePrecision, 12);
    expect(calibration(items).brierScore).toBeCloseTo(set.brier, 12);
    const points = operatingPoints(items);
    expect(sensitivityOf(points, 0.9).sensitivity).toBeCloseTo(set.sensitivityAt90, 12);
    expect(sensitivityOf(points, 0.95).sensitivity).toBeCloseTo(set.sensitivityAt95, 12);
  });

  it('gets its quadratic kappa', () => {
    const pairs = set.places.map((place, index) => ({
      truth: Number(set.truth[index]),
      predicted: Math.min(4, Math.floor((place * 5) / set.levels)),
    }));
    expect(quadraticKappa(pairs, 5)).toBeCloseTo(set.kappa, 12);
  });

  it('gets the intervals of scipy and of an independent bootstrap', () => {
    const { ciLow, ciHigh } = bootstrapAuc(items, { samples: 4_000, seed: 1 });
    const positives = items.filter(({ positive }) => positive).length;
    // … and the step between the areas that so few items can have.
    const tolerance = BOOTSTRAP_TOLERANCE + 1 / (positives * (items.length - positives));
    expect(Math.abs(ciLow - set.bootstrap[0])).toBeLessThan(tolerance);
    expect(Math.abs(ciHigh - set.bootstrap[1])).toBeLessThan(tolerance);
    const wilson = wilsonInterval(positives / items.length, items.length);
    expect(wilson.ciLow).toBeCloseTo(set.wilson[0], 6);
    expect(wilson.ciHigh).toBeCloseTo(set.wilson[1], 6);
  });
});
