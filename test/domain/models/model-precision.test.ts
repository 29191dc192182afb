import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../src/domain/models/field-reader.js';
import { measurePrecision } from '../../../src/domain/models/measure-precision.js';
import { parseModelPrecision, precisionOf } from '../../../src/domain/models/model-precision.js';
import { samplePrecision } from '../../support/sample-precision.js';

describe('the precision of a manifest', () => {
  it.each(['int8', 'bfloat16', 'float16'] as const)('%s is read as it is written', (kind) => {
    const written = samplePrecision(kind);
    const read = parseModelPrecision(fieldsOf(JSON.parse(JSON.stringify(written)), 'manifest.precision'));
    expect(read).toEqual(written);
    expect(precisionOf({ precision: read })).toBe(kind);
  });

  it('is float32 where none is named, and never a name that is not known', () => {
    expect(precisionOf({})).toBe('float32');
    const other = { ...samplePrecision('int8'), kind: 'int4' };
    expect(() => parseModelPrecision(fieldsOf(other, 'manifest.precision'))).toThrow('manifest.precision.kind');
  });
});

describe('measurePrecision', () => {
  const float32 = [0.1, 0.45, 0.52, 0.9].map((score, index) => ({ score, positive: index > 1 }));
  const reduced = [0.12, 0.51, 0.5, 0.9].map((score, index) => ({ score, positive: index > 1 }));

  it('says what changed, patch by patch', () => {
    const change = measurePrecision(float32, reduced, 'ab'.repeat(32));
    expect(change).toMatchObject({ patches: 4, tumourPatches: 2, sha256: 'ab'.repeat(32), changedSides: 0.25 });
    expect(change.float32.auc).toBe(1);
    expect(change.reduced.auc).toBe(0.75);
    expect(change.difference.value).toBe(-0.25);
    expect(change.largestScoreChange).toBeCloseTo(0.06, 12);
    expect(change.meanScoreChange).toBeCloseTo(0.025, 12);
  });

  it('finds nothing where nothing changed', () => {
    const change = measurePrecision(float32, float32, '');
    expect(change).toMatchObject({ largestScoreChange: 0, meanScoreChange: 0, changedSides: 0 });
    expect(change.difference).toEqual({ value: 0, ciLow: 0, ciHigh: 0 });
  });
});
