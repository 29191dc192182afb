import { expect, test } from 'vitest';
import { aggregateCentres } from '../../../src/domain/models/aggregate-centres.js';

test('each patch is scored by its own centre, in patch order', () => {
  const centres = Float32Array.of(0.25, 0.5, 0.75, 0.125);
  expect(aggregateCentres(centres, 2, { kind: 'max' })).toEqual([0.5, 0.75]);
  expect(aggregateCentres(centres, 4, { kind: 'max' })).toEqual([...centres]);
  expect(aggregateCentres(centres, 1, { kind: 'meanTopK', k: 4 })).toEqual([0.40625]);
});
