import { describe, expect, it } from 'vitest';
import { DEFAULT_SPLIT, type DataSource } from '../../src/domain/dataset/data-plan.js';
import type { DataReport, PartReport } from '../../src/domain/dataset/data-report.js';
import { dataSplitOf } from '../../src/training/data-split-of.js';

const training = { tumour: 30, normal: 70 };
const validation = { tumour: 6, normal: 14 };
const part = (counts: typeof training, slides: number): PartReport => ({
  ...counts,
  slides,
  positiveSlides: 1,
  patients: 2,
});
const SOURCE: DataSource = { kind: 'folders', dirs: ['x'], tumourClasses: [], normalClasses: [] };
const details: DataReport = {
  training: part(training, 8),
  validation: part(validation, 2),
  tissueAreaMm2: 0,
  mppX: 0.5,
  mppY: 0.5,
  patchSizePx: 96,
  labelSizePx: 96,
  slides: [],
  skipped: [],
  skippedCount: 0,
  notes: [],
  split: '8:2 by slide',
  grouping: 'slide',
  indexed: 'anew',
};
const sides = {
  training: { ...training, slides: 8, patients: 2 },
  validation: { ...validation, slides: 2, patients: 2 },
};

describe('dataSplitOf', () => {
  it('tells share, fold or data of its own, with seed, groups and counts of each side', () => {
    const data = { training, validation, details };
    expect(dataSplitOf({ split: DEFAULT_SPLIT }, 5, data)).toEqual({
      kind: 'share',
      trainingShare: 0.8,
      seed: 5,
      groupedBy: 'slide',
      ...sides,
    });
    expect(dataSplitOf({ split: { ...DEFAULT_SPLIT, fold: 2, foldOf: 5 } }, 5, data)).toEqual({
      kind: 'fold',
      fold: 2,
      foldOf: 5,
      seed: 5,
      groupedBy: 'slide',
      ...sides,
    });
    expect(dataSplitOf({ validation: SOURCE, split: DEFAULT_SPLIT }, 5, data)).toMatchObject({ kind: 'separate' });
  });

  it('takes a record of before details were told: patches without slides', () => {
    expect(dataSplitOf({ split: DEFAULT_SPLIT }, 1, { training, validation })).toMatchObject({
      groupedBy: 'patch',
      validation: { ...validation, slides: 0, patients: 0 },
    });
  });
});
