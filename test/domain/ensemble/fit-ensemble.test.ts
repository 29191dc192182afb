import { describe, expect, test } from 'vitest';
import { chooseThreshold, youdenIndex } from '../../../src/domain/ensemble/choose-threshold.js';
import { combiner, linearScore } from '../../../src/domain/ensemble/combine-scores.js';
import { fitEnsemble, ORIGINAL_WEIGHTS } from '../../../src/domain/ensemble/fit-ensemble.js';
import { fitLogistic } from '../../../src/domain/ensemble/fit-logistic.js';
import type { LabelledScores } from '../../../src/domain/ensemble/labelled-scores.js';
import { weightGrid } from '../../../src/domain/ensemble/weight-grid.js';
import { rocAuc } from '../../../src/domain/metrics/roc-auc.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';
import { ensembleOf } from './ensemble-fixture.js';

const members = ['simplenet', 'inceptionv3'];

/** Two independent readers of the truth: the first good, the second better. */
function synthetic(count: number, seed: number, offset = 0): LabelledScores {
  const random = createRandomStream(seed);
  const normal = (): number => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  const positive = Array.from({ length: count }, (_, index) => index % 2 === 0);
  const score = (isPositive: boolean, separation: number): number =>
    1 / (1 + Math.exp(-(offset + (isPositive ? separation : -separation) + normal() * 1.5)));
  return { positive, scores: positive.map((isPositive) => [score(isPositive, 1.2), score(isPositive, 1.8)]) };
}

const patches = synthetic(1400, 1);
const slides = synthetic(14, 2, 2);
const takeTurns = (): Promise<void> => Promise.resolve();
const variants = await fitEnsemble({ members, patches, slides, takeTurns });

function aucOf(scores: readonly number[], samples: LabelledScores): number {
  return rocAuc(scores.map((score, index) => ({ score, positive: samples.positive[index] === true }))).auc;
}

describe('fitEnsemble', () => {
  test('beats both members on samples it has not seen', () => {
    const unseen = synthetic(2000, 3);
    const ensemble = ensembleOf(variants);
    const best = Math.max(
      ...[0, 1].map((member) =>
        aucOf(
          unseen.scores.map((row) => row[member] ?? 0),
          unseen,
        ),
      ),
    );
    expect(aucOf(unseen.scores.map(combiner(ensemble, 'patch')), unseen)).toBeGreaterThan(best + 0.005);
  });

  test('is calibrated: probabilities average to the share of positives', () => {
    const probabilities = patches.scores.map(combiner(ensembleOf(variants), 'patch'));
    expect(probabilities.reduce((sum, value) => sum + value, 0) / probabilities.length).toBeCloseTo(0.5, 3);
    const confident = probabilities
      .map((value, index) => ({ value, hit: patches.positive[index] }))
      .filter(({ value }) => value > 0.9);
    const hitShare = confident.filter(({ hit }) => hit).length / confident.length;
    const expected = confident.reduce((sum, { value }) => sum + value, 0) / confident.length;
    expect(Math.abs(hitShare - expected)).toBeLessThan(0.03);
  });

  test('slides have their own normalisation, and weights that stay near the patches’', () => {
    const { slide, patch } = variants['fitted'] ?? expect.fail();
    expect(slide.members[0]?.mean).toBeGreaterThan((patch.members[0]?.mean ?? 0) + 1);
    expect(Math.abs((slide.members[0]?.weight ?? 0) - (patch.members[0]?.weight ?? 0))).toBeLessThan(0.3);
    for (const constants of [slide, patch]) {
      expect(constants.members.reduce((sum, member) => sum + member.weight, 0)).toBeCloseTo(1, 12);
    }
  });

  test('carries the original weights on raw scores as a variant', async () => {
    const original = variants['original'] ?? expect.fail();
    expect(original.transform).toBe('identity');
    expect(original.slide.members.map((member) => member.weight)).toEqual([0.822, 0.178]);
    expect(ORIGINAL_WEIGHTS).toEqual({ simplenet: 0.822, inceptionv3: 0.178 });
    const others = await fitEnsemble({ members: ['simplenet', 'unet'], patches, slides, takeTurns });
    expect(Object.keys(others)).toEqual(['fitted']);
  });

  test('gives the same constants again, and the same for exchanged members', async () => {
    expect(await fitEnsemble({ members, patches, slides, takeTurns })).toEqual(variants);
    const exchange = (samples: LabelledScores): LabelledScores => ({
      ...samples,
      scores: samples.scores.map(([a = 0, b = 0]) => [b, a]),
    });
    const { fitted: exchanged } = await fitEnsemble({
      members: [...members].reverse(),
      patches: exchange(patches),
      slides: exchange(slides),
      takeTurns,
    });
    expect(exchanged?.slide.members[1]?.weight).toBeCloseTo(variants['fitted']?.slide.members[0]?.weight ?? -1, 9);
  });

  test('scores of exactly 0 and 1 stay finite', () => {
    const ensemble = ensembleOf(variants);
    expect(combiner(ensemble, 'slide')([1, 1])).toBeLessThanOrEqual(1);
    expect(combiner(ensemble, 'slide')([0, 0])).toBeGreaterThanOrEqual(0);
    expect(combiner(ensemble, 'slide')([1, 1])).toBeGreaterThan(combiner(ensemble, 'slide')([0.9, 0.9]));
  });

  test('without patches they have the slides’ constants, and equal weights pull', async () => {
    const { fitted } = await fitEnsemble({ members, slides, takeTurns });
    const { slide, patch } = fitted ?? expect.fail();
    expect(patch).toEqual(slide);
    for (const { weight } of slide.members) expect(Math.abs(weight - 0.5)).toBeLessThan(0.3);
  });

  test('lets others have a turn at each point of the grid, and ends when a turn does', async () => {
    let turns = 0;
    await fitEnsemble({ members, patches, slides, takeTurns: () => Promise.resolve(void (turns += 1)) });
    expect(turns).toBe(2 * 101);
    const stop = new Error('stopped');
    await expect(fitEnsemble({ members, patches, slides, takeTurns: () => Promise.reject(stop) })).rejects.toBe(stop);
  });

  test.each([
    [
      'one class only',
      { ...slides, positive: slides.positive.map(() => true) },
      'DATA',
      /14 with tumour and 0 without/,
    ],
    [
      'too few of a class',
      { ...slides, positive: slides.positive.map((_, index) => index < 2) },
      'DATA',
      /at least 3 of each/,
    ],
    ['a score too few', { ...slides, scores: slides.scores.map(([first = 0]) => [first]) }, '', /each of 2 members/],
    ['not a probability', { ...slides, scores: slides.scores.map(() => [Number.NaN, 0.5]) }, '', /each of 2 members/],
    [
      'reversed truth',
      { ...slides, positive: slides.positive.map((isPositive) => !isPositive) },
      'DATA',
      /do not go with tumour/,
    ],
  ])('refuses %s', async (_, broken, kind, message) => {
    const reason = kind === '' ? 'ENSEMBLE_INVALID' : `ENSEMBLE_${kind}_INVALID`;
    const fit = fitEnsemble({ members, patches, slides: broken, takeTurns });
    await expect(fit).rejects.toMatchObject({ reason, message: expect.stringMatching(message) as string });
  });
});

describe('fitLogistic', () => {
  test('reaches the minimum of its loss: no neighbour is better', () => {
    const x = patches.scores.map(([first = 0]) => first * 4 - 2);
    const { slope, intercept, loss } = fitLogistic(x, patches.positive);
    const high = 701 / 702;
    const lossAt = (a: number, b: number): number =>
      x.reduce((sum, value, index) => {
        const p = 1 / (1 + Math.exp(-(a * value + b)));
        const target = patches.positive[index] === true ? high : 1 - high;
        return sum - target * Math.log(p) - (1 - target) * Math.log(1 - p);
      }, 0);
    expect(lossAt(slope, intercept)).toBeCloseTo(loss, 6);
    for (const [a, b] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const) {
      expect(lossAt(slope + a, intercept + b)).toBeGreaterThan(loss);
    }
  });

  test('stays finite on classes that separate, and flat on equal scores', () => {
    const separated = fitLogistic([-2, -1, 1, 2], [false, false, true, true]);
    expect(separated.slope).toBeGreaterThan(0);
    expect(separated.slope).toBeLessThan(5);
    expect(fitLogistic([3, 3, 3, 3], [false, true, false, true])).toMatchObject({ slope: 0 });
  });
});

describe('chooseThreshold', () => {
  test('lies in the middle of the gap between the classes', () => {
    expect(chooseThreshold([0.1, 0.3, 0.7, 0.9], [false, false, true, true])).toBeCloseTo(0.5, 12);
  });

  test('takes the best balanced accuracy when the classes overlap, and the widest gap of equals', () => {
    const scores = [0, 1, 2, 3, 9, 10];
    const positive = [false, false, true, false, true, true];
    const at = chooseThreshold(scores, positive);
    const every = [0.5, 1.5, 2.5, 6, 9.5].map((cut) => youdenIndex(scores, positive, cut));
    expect(youdenIndex(scores, positive, at)).toBe(Math.max(...every));
    expect(at).toBe(6);
  });

  test('refuses slides that all score the same', () => {
    expect(() => chooseThreshold([1, 1], [true, false])).toThrow(/same score/);
  });
});

test('weightGrid covers the corners and sums to one', () => {
  expect(weightGrid(2)).toHaveLength(101);
  expect(weightGrid(3)).toHaveLength(5151);
  expect(weightGrid(2)[0]).toEqual([0, 1]);
  for (const weights of weightGrid(3)) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(() => weightGrid(5)).toThrow(expect.objectContaining({ reason: 'ENSEMBLE_INVALID' }));
});

test('linearScore is the stated formula', () => {
  const constants = {
    slope: 2,
    intercept: -1,
    members: [
      { weight: 0.822, mean: 0.4, standardDeviation: 0.2 },
      { weight: 0.178, mean: 0.5, standardDeviation: 0.1 },
    ],
  };
  expect(linearScore([0.8, 0.45], 'identity', constants)).toBeCloseTo(2 * (0.822 * 2 + 0.178 * -0.5) - 1, 12);
});
