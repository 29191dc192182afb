import { describe, expect, it } from 'vitest';
import { TrainingDataReport } from '@sentinode/client';
import { dataReportText } from '../../../src/cli/train/data-report-text.js';
import { goOnText } from '../../../src/cli/train/go-on-text.js';
import { duration } from '../../../src/cli/output/format.js';

describe('the data report', () => {
  it('tells classes, slides, patients, tissue, scale, split, what was left out and why', () => {
    const spacing = { mppX: 0.25, mppY: 0.25 };
    const slide = {
      patient: 'p1',
      tumour: 1200,
      normal: 3400,
      mixed: 12,
      tissueAreaMm2: 41.23,
      spacing: { mppX: 0.243, mppY: 0.25 },
    };
    const report = TrainingDataReport.fromPartial({
      details: {
        training: { tumour: 1200, normal: 3400, slides: 2, positiveSlides: 1, patients: 2 },
        validation: { tumour: 10, normal: 20, slides: 1, positiveSlides: 1, patients: 1 },
        tissueAreaMm2: 82.5,
        spacing,
        patchSizePx: 256,
        labelSizePx: 128,
        slides: [{ ...slide, name: 'a.tif', part: 'training' }],
        skipped: [{ name: 'lost.tif', reason: 'does not exist' }],
        skippedCount: 3,
        notes: ['an open outline was closed'],
        split: '8:2 by patient, stratified by class',
        indexed: 'in part',
      },
    });
    expect(dataReportText(report).split('\n')).toEqual([
      'data',
      '  training    1,200 tumour + 3,400 normal; 2 slides, 1 with tumour; 2 patients',
      '  validation  10 tumour + 20 normal; 1 slides, 1 with tumour; 1 patients',
      '  patches     256 px at 0.25 µm/px, label 128 px',
      '  tissue      82.5 mm²',
      '  split       8:2 by patient, stratified by class',
      '  index       known in part from an earlier run',
      '  slide  part      patient  tumour  normal  mixed  tissue mm²  µm/px',
      '  a.tif  training  p1       1,200   3,400   12     41.2        0.243 × 0.25',
      '  left out: 3',
      '    lost.tif: does not exist',
      '    … and 2 more',
      '  note: an open outline was closed',
    ]);
  });

  it('is short where there are many slides', () => {
    const slides = Array.from({ length: 200 }, (_, index) => ({ name: `s${index}`, part: 'training' }));
    const text = dataReportText(TrainingDataReport.fromPartial({ details: { slides } }));
    expect(text).toContain('… and 160 more slides');
    expect(text.split('\n').length).toBeLessThan(60);
  });

  it('of an older server is its counts', () => {
    const report = TrainingDataReport.fromPartial({ trainingTumour: 1, trainingNormal: 2, skipped: ['a: broken'] });
    expect(dataReportText(report)).toBe('training 1 tumour + 2 normal, validation 0 + 0\nleft out: a: broken');
  });
});

describe('how a run goes on', () => {
  it.each([
    [{ globals: { server: 'gpu:1' }, env: {} }, 'sentinode runs resume R --server gpu:1'],
    [{ globals: {}, env: { SENTINODE_SERVER: 'gpu:1' } }, 'sentinode runs resume R'],
    [{ globals: {}, env: {} }, "sentinode runs resume R --data-dir data --training-root /a '/b c'"],
    [{ globals: { dataDir: '/d' }, env: {} }, "sentinode runs resume R --data-dir /d --training-root /a '/b c'"],
  ])('%j', (context, text) => {
    expect(goOnText('resume', 'R', context, ['/a', '/b c'])).toBe(text);
  });
});

it.each([
  [8.6, '9 s'],
  [59.7, '1 min 0 s'],
  [843, '14 min 3 s'],
  [7_530, '2 h 5 min'],
])('%f s are %s', (value, text) => {
  expect(duration(value)).toBe(text);
});
