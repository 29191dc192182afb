import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareStages } from '../../../src/domain/challenge/compare-stages.js';
import { parseStages } from '../../../src/domain/challenge/parse-stages.js';
import { pnStage, type PnStage } from '../../../src/domain/staging/pn-stage.js';
import type { SlideCategory } from '../../../src/domain/staging/slide-category.js';
import { stagingReport } from '../../../src/domain/staging/staging-report.js';

const file = (...lines: string[]): { name: string; text: string } => ({ name: 's.csv', text: lines.join('\n') });
const camelyon17 = parseStages({
  name: 'stage_labels.csv',
  text: readFileSync(new URL('../../fixtures/camelyon17/stage_labels.csv', import.meta.url), 'utf8'),
});

describe('the stages of CAMELYON17’s training patients', () => {
  it('are what the rule makes of their slides, 100 of 100', () => {
    expect(camelyon17).toHaveLength(100);
    expect(camelyon17.every(({ slides }) => slides.length === 5)).toBe(true);
    expect(camelyon17.filter(({ stated, fromSlides }) => stated !== undefined && stated === fromSlides)).toHaveLength(
      100,
    );
    expect(stagingReport(compareStages(camelyon17))).toMatchObject({ correct: 100, kappa: 1 });
  });
});

describe('pnStage', () => {
  const slides = (text: string): SlideCategory[] =>
    Array.from(text, (letter) => ({ n: 'negative', i: 'itc', m: 'micro', M: 'macro' })[letter] as SlideCategory);

  it.each<[string, PnStage]>([
    ['nnnnn', 'pN0'],
    ['nniin', 'pN0(i+)'],
    ['mnnnn', 'pN1mi'],
    ['mmmmm', 'pN1mi'],
    ['Mnnnn', 'pN1'],
    ['Mmmnn', 'pN1'],
    ['Mmmii', 'pN1'],
    ['Mmmmn', 'pN2'],
    ['MMMMM', 'pN2'],
    ['MMMMMMMMM', 'pN2'],
  ])('%s is %s', (text, stage) => {
    expect(pnStage(slides(text))).toBe(stage);
  });

  it('ends where the rule ends', () => {
    expect(() => pnStage(slides('MMMMMMMMMM'))).toThrow(/metastases in 10 nodes/);
    expect(() => pnStage([])).toThrow(/no slides/);
  });
});

describe('compareStages', () => {
  const truth = parseStages(file('patient,stage', 'a.zip,pN1', 'b.zip,pN0', 'c_node_0.tif,micro'));

  it('takes stages as they are stated, else as the slides make them', () => {
    const predicted = parseStages(file('a.zip,pN2', 'b_node_0.tif,negative', 'b_node_1.tif,itc', 'c,pN1mi'));
    const report = stagingReport(compareStages(truth, predicted));
    expect(report.patients).toEqual([
      { patient: 'a', truth: 'pN1', predicted: 'pN2' },
      { patient: 'b', truth: 'pN0', predicted: 'pN0(i+)' },
      { patient: 'c', truth: 'pN1mi', predicted: 'pN1mi' },
    ]);
    expect(report.correct).toBe(1);
    expect(report.confusion).toEqual([
      [0, 1, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0],
    ]);
  });

  it.each([
    [file('a,pN1', 'b,pN0'), 'c has no prediction'],
    [file('a,pN1', 'b,pN0', 'c,pN0', 'd,pN0'), 'd has a prediction and no truth'],
  ])('names patients without a counterpart: %j', (predicted, message) => {
    expect(() => compareStages(truth, parseStages(predicted))).toThrow(message);
  });

  it('cannot check stages without slides', () => {
    expect(() => compareStages(truth)).toThrow('a has no slides to make a stage of');
  });
});

describe('parseStages', () => {
  it.each([
    [file('patient,stage', 'a.zip,pN7'), 's.csv, line 2: "pN7" is none of pN0, pN0(i+)'],
    [file('a_node_1.tif,tiny'), 's.csv, line 1: "tiny" is none of negative, itc, micro, macro'],
    [file('a.zip'), 's.csv, line 1: expected `patient,stage`'],
    [file('a.zip,pN0', 'a,pN1'), 's.csv, line 2: a stands on line 1 already'],
    [file(''), 's.csv, line 1: the file holds no patient'],
  ])('says what is wrong where: %j', (broken, message) => {
    expect(() => parseStages(broken)).toThrow(message);
  });
});
