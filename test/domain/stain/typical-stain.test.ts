import { expect, it } from 'vitest';
import { typicalStain } from '../../../src/domain/stain/typical-stain.js';
import type { StainStatistics } from '../../../src/domain/stain/stain-statistics.js';

const stained = (maxEosin: number): StainStatistics => ({
  method: 'macenko',
  haematoxylin: [0.65, 0.704, 0.286],
  eosin: [0.25, 0.932, 0.262],
  maxHaematoxylin: 1.8,
  maxEosin,
});
const coloured = (lightness: number): StainStatistics => ({
  method: 'reinhard',
  means: [lightness, 30, -20],
  deviations: [16, 10, 12],
});

it('is one of those given, in their middle, whatever the outliers', () => {
  const strong = stained(40);
  const middle = stained(1.1);
  expect(typicalStain([stained(1), strong, middle, stained(1.2), stained(0.9)])).toEqual(middle);
  expect(typicalStain([coloured(50), coloured(90), coloured(55), coloured(60)])).toEqual(coloured(55));
});

it('is the only one, the first of two, and none of none', () => {
  expect(typicalStain([stained(2)])).toEqual(stained(2));
  expect(typicalStain([stained(2), stained(1)])).toEqual(stained(2));
  expect(typicalStain([])).toBeUndefined();
});
