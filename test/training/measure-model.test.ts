import { describe, expect, it } from 'vitest';
import { fitModelCalibration, type ScoredSets } from '../../src/domain/models/fit-model-calibration.js';

const validation = [0.02, 0.1, 0.2, 0.7, 0.8, 0.97].map((score, index) => ({ score, positive: index % 2 === 1 }));
const test = [0.1, 0.3, 0.6, 0.9].map((score, index) => ({ score, positive: index > 1 }));

describe('the calibration of a model', () => {
  it('is fitted on validation alone: other test labels and scores change no constant', () => {
    const sets: readonly ScoredSets[] = [
      { validation },
      { validation, test },
      { validation, test: test.map(({ score, positive }) => ({ score: 1 - score, positive: !positive })) },
    ];
    const constants = sets.map(fitModelCalibration).map(({ slope, intercept }) => ({ slope, intercept }));
    expect(constants[1]).toEqual(constants[0]);
    expect(constants[2]).toEqual(constants[0]);
    const other = fitModelCalibration({
      validation: validation.map(({ score, positive }) => ({ score, positive: !positive })),
    });
    expect(other.slope).not.toBe(constants[0]?.slope);
  });

  it('is judged on each set', () => {
    const { quality, fittedOn } = fitModelCalibration({ validation, test });
    expect(fittedOn).toBe('validation');
    expect(Object.keys(quality)).toEqual(['validation', 'test']);
    expect(quality['test']?.after).not.toEqual(quality['test']?.before);
  });
});
