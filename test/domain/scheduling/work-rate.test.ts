import { expect, it } from 'vitest';
import { createWorkRate } from '../../../src/domain/scheduling/work-rate.js';

it('knows nothing before anything was done', () => {
  const rate = createWorkRate();
  rate.begin(0);
  expect(rate.msFor(10)).toBeUndefined();
});

it('is units over the time in which there was work', () => {
  const rate = createWorkRate();
  rate.begin(0);
  rate.done(50, 100, true);
  expect(rate.msFor(10)).toBeCloseTo(20, 5);
  // An hour without work says nothing of how fast it is done.
  rate.begin(3_600_000);
  rate.done(50, 3_600_100, true);
  expect(rate.msFor(10)).toBeCloseTo(20, 0);
});

it('follows a change within its half-life', () => {
  const rate = createWorkRate();
  rate.begin(0);
  for (let second = 1; second <= 60; second += 1) rate.done(100, second * 1_000, false);
  expect(rate.msFor(100)).toBeCloseTo(1_000, -1);
  for (let second = 61; second <= 100; second += 1) rate.done(10, second * 1_000, false);
  expect(rate.msFor(100)).toBeGreaterThan(5_000);
});
