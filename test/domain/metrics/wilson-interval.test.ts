import { expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/domain/metrics/wilson-interval.js';

it.each([
  // Newcombe 1998, table I: method 3.
  [81 / 263, 263, 0.2553, 0.3662],
  [15 / 148, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1 / 29, 29, 0.0061, 0.1718],
])('%d of %d samples', (value, count, low, high) => {
  const interval = wilsonInterval(value, count);
  expect(interval.ciLow).toBeCloseTo(low, 4);
  expect(interval.ciHigh).toBeCloseTo(high, 4);
});
