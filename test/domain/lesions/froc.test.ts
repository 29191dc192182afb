import { describe, expect, it } from 'vitest';
import { evaluationMaskOf } from '../../../src/domain/lesions/evaluation-mask.js';
import { CAMELYON16_SCALE } from '../../../src/domain/lesions/evaluation-scale.js';
import { froc } from '../../../src/domain/lesions/froc.js';
import { interpolate } from '../../../src/domain/lesions/interpolate.js';
import { matchFindings, type SlideHits } from '../../../src/domain/lesions/match-findings.js';
import { findingsOf, GOLDEN, polygonsOf } from './golden-lesions.js';

const SLIDES = Object.keys(GOLDEN.hits);

function hitsOf(slide: string): SlideHits {
  const hasTruth = slide in GOLDEN.lesions;
  return matchFindings(findingsOf(slide), hasTruth ? evaluationMaskOf(polygonsOf(slide), CAMELYON16_SCALE) : undefined);
}

describe('FROC on ten CAMELYON16 slides and two normal ones', () => {
  it.each(SLIDES)('finds the hits in %s that the independent implementation finds', (slide) => {
    const { lesionConfidences, falsePositives } = hitsOf(slide);
    expect({ lesions: lesionConfidences, falsePositives }).toEqual(GOLDEN.hits[slide]);
  });

  it('gives its score', () => {
    const { slides, lesions, sensitivities, score, scriptScore } = froc(SLIDES.map(hitsOf));
    expect({ slides, lesions }).toEqual({ slides: 12, lesions: GOLDEN.froc.lesions });
    sensitivities.forEach(({ sensitivity }, index) =>
      expect(sensitivity).toBeCloseTo(GOLDEN.froc.sensitivities[index]!, 12),
    );
    expect(score).toBeCloseTo(GOLDEN.froc.score, 12);
    expect(scriptScore).toBe(score);
  });
});

const hits = (overrides: Partial<SlideHits>): SlideHits => ({
  lesionConfidences: [],
  itcLesions: 0,
  falsePositives: [],
  ignored: 0,
  ...overrides,
});

describe('froc', () => {
  it('works by hand', () => {
    // Two slides, four lesions. Thresholds 0.9, 0.8, 0.7, 0.6, 0.5 bring (false positives a slide, found):
    // (0, 1/4), (1/2, 1/4), (1/2, 2/4), (1, 2/4), (1, 3/4).
    const result = froc([
      hits({ lesionConfidences: [0.9, 0.7, 0], falsePositives: [0.8], itcLesions: 1 }),
      hits({ lesionConfidences: [0.5], falsePositives: [0.6] }),
    ]);
    expect(result.points).toEqual([
      { threshold: 0.9, falsePositivesPerSlide: 0, sensitivity: 0.25 },
      { threshold: 0.8, falsePositivesPerSlide: 0.5, sensitivity: 0.25 },
      { threshold: 0.7, falsePositivesPerSlide: 0.5, sensitivity: 0.5 },
      { threshold: 0.6, falsePositivesPerSlide: 1, sensitivity: 0.5 },
      { threshold: 0.5, falsePositivesPerSlide: 1, sensitivity: 0.75 },
    ]);
    expect(result.sensitivities.map(({ sensitivity }) => sensitivity)).toEqual([0.25, 0.5, 0.75, 0.75, 0.75, 0.75]);
    expect(result.score).toBeCloseTo((0.25 + 0.5 + 4 * 0.75) / 6, 12);
    expect(result).toMatchObject({ slides: 2, lesions: 4, itcLesions: 1 });
  });

  it('is 1 when everything is found and nothing else, where the script prints 0', () => {
    const result = froc([hits({ lesionConfidences: [0.9] })]);
    expect(result).toMatchObject({ score: 1, scriptScore: 0 });
  });

  it('leaves the lowest confidence out of the script’s score where nothing stands for 0', () => {
    const result = froc([hits({ lesionConfidences: [0.9, 0.4], falsePositives: [0.5] })]);
    expect(result.score).toBeCloseTo((0.5 + 0.5 + 4) / 6, 12);
    expect(result.scriptScore).toBeCloseTo(0.5, 12);
  });

  it('interpolates between points', () => {
    const { sensitivities } = froc([hits({ lesionConfidences: [0.5, 0], falsePositives: [0.5, 0.5] })]);
    expect(sensitivities.map(({ sensitivity }) => sensitivity)).toEqual([0.0625, 0.125, 0.25, 0.5, 0.5, 0.5]);
  });

  it('counts slides without findings', () => {
    const one = hits({ lesionConfidences: [0.9, 0], falsePositives: [0.95] });
    expect(froc([one]).sensitivities[0]?.sensitivity).toBe(0);
    expect(froc([one, hits({}), hits({}), hits({})]).sensitivities[0]?.sensitivity).toBe(0.5);
  });

  it('never counts a finding of confidence 0', () => {
    const result = froc([hits({ lesionConfidences: [0, 0.5], falsePositives: [0] })]);
    expect(result.points).toHaveLength(1);
    expect(result.score).toBe(0.5);
  });

  it('refuses slides without a lesion to find', () => {
    expect(() => froc([hits({ itcLesions: 2, falsePositives: [0.5] })])).toThrow(
      /isolated tumour cells \(2 of those\)/,
    );
    expect(() => froc([])).toThrow(/nothing to find/);
  });
});

describe('matchFindings', () => {
  const mask = evaluationMaskOf(polygonsOf('test_013'), CAMELYON16_SCALE);
  const placeOf = (label: number): { level0X: number; level0Y: number } => {
    const index = mask.labels.indexOf(label);
    return {
      level0X: (mask.leftPx + (index % mask.widthPx)) * 32,
      level0Y: (mask.topPx + Math.floor(index / mask.widthPx)) * 32,
    };
  };

  it('keeps the best hit of a lesion, and lets those of isolated tumour cells count for nothing', () => {
    expect(mask.lesions.map(({ isItc }) => isItc)).toEqual([false, true]);
    const findings = [
      { confidence: 0.3, ...placeOf(1) },
      { confidence: 0.7, ...placeOf(1) },
      { confidence: 0.9, ...placeOf(2) },
      { confidence: 0.2, level0X: 0, level0Y: 0 },
    ];
    expect(matchFindings(findings, mask)).toEqual({
      lesionConfidences: [0.7],
      itcLesions: 1,
      falsePositives: [0.2],
      ignored: 1,
    });
  });

  it('takes every finding of a normal slide for wrong', () => {
    expect(matchFindings([{ confidence: 0.4, level0X: 1, level0Y: 1 }])).toEqual(hits({ falsePositives: [0.4] }));
  });
});

describe('interpolate', () => {
  it('is level beyond the ends and takes the last of equal places', () => {
    expect(interpolate([0, 1, 1, 3], [0, 0.2, 0.4, 0.8], 1)).toBe(0.4);
    expect(interpolate([0, 1, 1, 3], [0, 0.2, 0.4, 0.8], 0.5)).toBeCloseTo(0.1, 12);
    expect(interpolate([0, 1, 1, 3], [0, 0.2, 0.4, 0.8], 2)).toBeCloseTo(0.6, 12);
    expect(interpolate([0, 1, 1, 3], [0, 0.2, 0.4, 0.8], 9)).toBe(0.8);
    expect(interpolate([2, 3], [0.1, 0.2], 1)).toBe(0.1);
  });
});
