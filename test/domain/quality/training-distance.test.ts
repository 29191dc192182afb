import { describe, expect, it } from 'vitest';
import { fitTrainingReference } from '../../../src/domain/quality/fit-training-reference.js';
import { stainFeatures } from '../../../src/domain/quality/stain-features.js';
import { TRAINING_REFERENCE } from '../../../src/domain/quality/training-reference.js';
import { isOutOfDistribution, mahalanobis, trainingDistance } from '../../../src/domain/quality/training-distance.js';
import { createRandomStream } from '../../../src/domain/random/seeded-random.js';

function normalPair(random: () => number): readonly [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

describe('the distance from the training patches', () => {
  const random = createRandomStream(5);
  // Two correlated features with known spread: the second is 3 times the first plus as much again of its own.
  const training = Array.from({ length: 20_000 }, () => {
    const [a, b] = normalPair(random);
    return [10 + 2 * a, 5 + 3 * a + 3 * b];
  });
  const reference = fitTrainingReference(training);

  it('counts deviations along each axis of the cloud', () => {
    expect(mahalanobis([10, 5], reference)).toBeCloseTo(0, 1);
    expect(mahalanobis([12, 8], reference)).toBeCloseTo(1, 1);
    expect(mahalanobis([10, 8], reference)).toBeCloseTo(1, 1);
  });

  it('has 95 % of them within its limit', () => {
    // The 95th percentile of a Rayleigh distribution.
    expect(reference.limit).toBeCloseTo(Math.sqrt(-2 * Math.log(0.05)), 1);
    expect(trainingDistance(training, reference)?.shareBeyond).toBeCloseTo(0.05, 3);
  });

  it('tells what lies elsewhere', () => {
    const near = trainingDistance(training.slice(0, 50), reference);
    const far = trainingDistance(
      training.slice(0, 50).map(([a = 0, b = 0]) => [a + 10, b]),
      reference,
    );
    expect(near && isOutOfDistribution(near)).toBe(false);
    expect(far).toMatchObject({ patches: 50, shareBeyond: 1 });
    expect(far && isOutOfDistribution(far)).toBe(true);
    expect(trainingDistance([], reference)).toBeUndefined();
  });

  it('cannot be told from patches that do not vary', () => {
    expect(() => fitTrainingReference(Array.from({ length: 9 }, () => [1, 2]))).toThrow(/too much alike/);
  });

  it('has a shipped reference of whole features', () => {
    expect(TRAINING_REFERENCE.means).toHaveLength(9);
    expect(TRAINING_REFERENCE.precision).toHaveLength(81);
    expect(mahalanobis(TRAINING_REFERENCE.means, TRAINING_REFERENCE)).toBe(0);
  });
});

describe('stain features', () => {
  it('are undefined of glass', () => {
    expect(stainFeatures(new Uint8Array(3_000).fill(240))).toBeUndefined();
  });

  it('are means, deviations and correlations of densities', () => {
    // Half of the pixels twice as dense as the others, in red and green alike, blue the other way round.
    const density = (value: number): number => Math.round(240 * Math.exp(-value) - 1);
    const pixels = Uint8Array.from(
      Array.from({ length: 100 }, (_, pixel) =>
        pixel % 2 === 0 ? [density(0.4), density(0.6), density(0.8)] : [density(0.8), density(1.2), density(0.4)],
      ).flat(),
    );
    const features = [...(stainFeatures(pixels) ?? [])];
    const expected = [0.6, 0.9, 0.6, 0.2, 0.3, 0.2, 1, -1, -1];
    features.forEach((feature, index) => expect(feature).toBeCloseTo(expected[index] ?? NaN, 1));
  });
});
