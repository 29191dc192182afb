import { describe, expect, it } from 'vitest';
import { createProgressRate } from '../../../src/domain/predictions/progress-rate.js';
import { resultWarnings, type WarningFacts } from '../../../src/domain/predictions/result-warnings.js';

const facts = (overrides: Partial<WarningFacts> = {}): WarningFacts => ({
  tissuePatches: 10,
  patchesScored: 10,
  spacing: { mppX: 0.25, mppY: 0.25 },
  statedSpacing: { mppX: 0.25, mppY: 0.25 },
  patchSpacing: { mppX: 0.972, mppY: 0.972 },
  uncalibratedModels: [],
  ...overrides,
});

describe('resultWarnings', () => {
  it('has nothing to say of a plain result', () => {
    expect(resultWarnings(facts())).toEqual([]);
    expect(resultWarnings(facts({ spacing: { mppX: 1, mppY: 1 }, statedSpacing: undefined }))).toEqual([]);
  });

  it.each<[Partial<WarningFacts>, string]>([
    [{ patchesScored: 5_000, tissuePatches: 21_034 }, 'sampled 5000 of 21034 patches'],
    [
      { spacing: { mppX: 1.2, mppY: 0.9 }, statedSpacing: undefined },
      'the slide has 1.2 × 0.9 µm/px, the models see 0.972 × 0.972 µm/px: patches were enlarged',
    ],
    [
      { spacing: { mppX: 1.95, mppY: 1.95 }, statedSpacing: undefined },
      'the slide has 1.95 × 1.95 µm/px, the models see 0.972 × 0.972 µm/px: far outside of what they were trained on, the scores mean little',
    ],
    [
      { statedSpacing: { mppX: 0.5, mppY: 0.25 } },
      'the uploader gave 0.25 × 0.25 µm/px, the file states 0.5 × 0.25 µm/px',
    ],
    [
      { uncalibratedModels: ['simplenet/2', 'inceptionv3/4'] },
      'the ensemble was fitted on other weights than those of simplenet/2, inceptionv3/4',
    ],
  ])('%#: %s', (overrides, warning) => {
    expect(resultWarnings(facts(overrides))).toEqual([warning]);
  });
});

describe('createProgressRate', () => {
  it('is 0 until something is known', () => {
    const rate = createProgressRate();
    expect(rate.perSecond(5)).toBe(0);
    rate.add(0, 0);
    expect(rate.perSecond(0)).toBe(0);
  });

  it('follows the last five seconds', () => {
    const rate = createProgressRate();
    for (let second = 0; second <= 20; second += 1) rate.add(second * 1_000, second * 10);
    expect(rate.perSecond(20_000)).toBeCloseTo(10, 0);
    for (let second = 21; second <= 40; second += 1) rate.add(second * 1_000, 200 + (second - 20) * 40);
    expect(rate.perSecond(40_000)).toBeCloseTo(40, 0);
  });

  it('falls while nothing comes', () => {
    const rate = createProgressRate();
    rate.add(0, 0);
    rate.add(1_000, 100);
    expect(rate.perSecond(1_000)).toBe(100);
    expect(rate.perSecond(10_000)).toBeLessThan(11);
  });

  it('keeps a bounded number of samples', () => {
    const rate = createProgressRate();
    for (let sample = 0; sample < 10_000; sample += 1) rate.add(sample / 10, sample);
    expect(rate.perSecond(1_000)).toBeCloseTo(10_000, -3);
  });
});
