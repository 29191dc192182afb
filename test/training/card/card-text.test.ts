import { describe, expect, it } from 'vitest';
import { cardText } from '../../../src/training/card/card-text.js';
import { cardSource } from './support.js';

const plot = (name: string): Parameters<typeof cardText>[1][number] => ({
  name,
  file: `plots/${name}.svg`,
  alternative: `the ${name}`,
  caption: 'Seen.',
});
const text = cardText(cardSource(), ['roc', 'loss'].map(plot));

describe('a model card', () => {
  it('says first that it is not for clinical use', () => {
    expect(text).toMatch(/^# mine\/3\n/);
    expect(text.indexOf('Not for clinical use')).toBeLessThan(text.indexOf('## Intended use'));
  });

  it('has all of its parts, in order', () => {
    expect(text.match(/^## .*$/gm)).toEqual([
      '## Intended use',
      '## Results',
      '## Calibration',
      '## Known failures',
      '## Data',
      '## Training',
      '## Load, promote, go back',
      '## Licences',
    ]);
  });

  it('gives figures with their intervals', () => {
    expect(text).toContain('| AUC | 0.900 (0.880–0.920) |');
    expect(text).toContain('| accuracy at score 0.5 | 0.850 (0.830–0.870) |');
    expect(text).toContain('| sensitivity at 90 % specificity | 0.800 (0.750–0.840), score ≥ 0.400 |');
    expect(text).toContain('| sensitivity at 95 % specificity | 0.700 (0.650–0.750) |');
    expect(text).toContain('| AUC of slides by their highest patch | 0.950 (0.800–1.000) |');
    expect(text).toContain('There was no test set');
  });

  it('gives the calibration with what it changes', () => {
    expect(text).toContain('0.500 · logit(score) − 0.250');
    expect(text).toContain('over-confident (temperature 2.00)');
    expect(text).toContain('| validation | 0.120 | 0.020 | 0.150 | 0.110 |');
  });

  it('counts what it gets wrong', () => {
    expect(text).toContain('1 of 5 (20.0 %) tumour patches missed, 1 of 5 (20.0 %) normal patches called tumour');
  });

  it('tells data, split, recipe, command, seed and software', () => {
    expect(text).toContain('| split | 8:2 by patient, stratified by class; seed 7 |');
    expect(text).toContain('| training | 1,200 | 3,400 | 40 | 20 |');
    expect(text).toContain('| optimiser | adamw, weight decay 0.05 |');
    expect(text).toContain('12, weights of epoch 9');
    expect(text).toContain('```\nsentinode train mine.yaml\n```');
    expect(text).toContain('sentinode 0.1.0, node v24.0.0, libtensorflow 2.21.0');
  });

  it('shows the plots that there are, each in its place', () => {
    expect(text.match(/!\[.*\]\(.*\)/g)).toEqual(['![the roc](plots/roc.svg)', '![the loss](plots/loss.svg)']);
    expect(text.indexOf('plots/roc.svg')).toBeLessThan(text.indexOf('## Calibration'));
  });

  it('says how to load it and go back, and under which licences', () => {
    expect(text).toContain('sentinode models promote mine/3');
    expect(text).toContain('sentinode models rollback mine');
    expect(text).toContain(`SHA-256 \`${'a'.repeat(64)}\`): Apache-2.0.`);
    expect(text).toContain('Training data: not stated.');
  });
});

describe('what is not known', () => {
  it('is said to be so: course, calibration, licence', () => {
    const { calibration: _, licence: __, ...manifest } = cardSource().manifest;
    const bare = cardText(cardSource({ manifest, runs: [] }), []);
    expect(bare).toContain('The course of the loss was not kept.');
    expect(bare).toContain('Not fitted: scores are no probabilities.');
    expect(bare).toContain('not stated by who trained them');
    expect(cardText(cardSource({ runs: [[]] }), [])).toContain('was not kept');
    expect(text).not.toContain('was not kept');
  });
});

it('shows signs of Markdown in given names as they are', () => {
  const { manifest } = cardSource();
  const trainingData = { ...manifest.trainingData, source: 'a|b\n# c <script> `d`' };
  const training = { ...manifest.training, command: 'echo ```' };
  const odd = cardText(cardSource({ manifest: { ...manifest, trainingData, training } }), []);
  expect(odd).toContain('| source | a\\|b \\# c \\<script\\> \\`d\\` |');
  expect(odd).toContain('````\necho ```\n````');
});
