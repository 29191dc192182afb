import { describe, expect, test } from 'vitest';
import { createDecisionWatch } from '../../../src/domain/anytime/decision-watch.js';
import { isCertainlyPositive, type StopRule } from '../../../src/domain/anytime/stop-rule.js';
import { createRandomStream, uniform } from '../../../src/domain/random/seeded-random.js';

const member = { mean: 0, standardDeviation: 1 };
const members = [
  { ...member, weight: 0.3 },
  { ...member, weight: 0.7 },
];
const RULE: StopRule = {
  variant: { transform: 'logit', slide: { members, slope: 1, intercept: 0 }, slideThreshold: 0.5 },
};
const NEGATIVE: StopRule = { ...RULE, negative: { patches: 10, certainty: 0.95 } };

describe('the decision', () => {
  test('once positive is positive whatever further patches score, for any constants and threshold', () => {
    const random = createRandomStream(6);
    let positives = 0;
    for (let trial = 0; trial < 2000; trial += 1) {
      const weight = random();
      const any = [weight, 1 - weight].map((share) => ({
        weight: share,
        mean: uniform(random, -2, 2),
        standardDeviation: uniform(random, 0.1, 3),
      }));
      const slide = { members: any, slope: uniform(random, 0.1, 4), intercept: uniform(random, -2, 2) };
      const transform = trial % 2 === 0 ? 'logit' : 'identity';
      const rule: StopRule = { variant: { transform, slide, slideThreshold: random() } };
      const scores = [random(), random()];
      const later = scores.map((score) => Math.max(score, random()));
      if (!isCertainlyPositive(rule, scores)) continue;
      positives += 1;
      expect(isCertainlyPositive(rule, later)).toBe(true);
    }
    expect(positives).toBeGreaterThan(200);
  });

  test('is certain and positive with the first patches that reach the threshold together', () => {
    const watch = createDecisionWatch(RULE, 2, 100);
    expect(watch.verdict(undefined)).toBeUndefined();
    watch.add([0.1, 0.2, 0.3, 0.1]);
    expect(watch.verdict(undefined)).toBeUndefined();
    watch.add([0.2, 0.9]);
    expect(watch.verdict(undefined)).toEqual({ patchesPlanned: 100, certainty: 1 });
  });

  test('is negative only by the rule, and once the draws are scored, not merely handed out', () => {
    const without = createDecisionWatch(RULE, 2, 100);
    without.add(Array<number>(40).fill(0.1));
    expect(without.verdict(10)).toBeUndefined();
    const watch = createDecisionWatch(NEGATIVE, 2, 100);
    watch.add(Array<number>(40).fill(0.1));
    expect(watch.verdict(undefined)).toBeUndefined();
    expect(watch.verdict(21)).toBeUndefined();
    expect(watch.verdict(20)).toEqual({ patchesPlanned: 100, certainty: 0.95, lesionPatches: 10 });
  });

  test('is never early without a rule, nor once all patches are scored; further models have no say', () => {
    const none = createDecisionWatch(undefined, 2, 100);
    none.add([0.9, 0.9]);
    expect(none.verdict(1)).toBeUndefined();
    const all = createDecisionWatch(NEGATIVE, 2, 1);
    all.add([0.9, 0.9]);
    expect(all.verdict(1)).toBeUndefined();
    const three = createDecisionWatch(RULE, 3, 100);
    three.add([0.1, 0.1, 1]);
    expect(three.verdict(undefined)).toBeUndefined();
  });
});
