import { expect, it } from 'vitest';
import { readLoadOptions } from '../../bench/load/load-options.js';
import { pointOf } from '../../bench/load/measure-point.js';
import { errorShare, type LoadPoint } from '../../bench/load/profiles.js';
import { saturationOf } from '../../bench/load/saturation.js';

const MS = 1e6;

function pointAt(concurrency: number, patchesPerSecond: number, more: Partial<LoadPoint> = {}): LoadPoint {
  const latencyMs = { mean: 1, p50: 1, p95: 1, p99: 1 };
  const point = { seconds: 1, calls: 100, callsPerSecond: 100, latencyMs, errors: {}, errorTexts: [] };
  return { profile: 'patches', concurrency, patchesPerSecond, ...point, ...more };
}

it('reads ghz’ report: rates of calls that succeeded, latencies in ms, errors by status, the most frequent text first', () => {
  const point = pointOf(
    {
      count: 10,
      total: 2000 * MS,
      average: 5 * MS,
      rps: 5,
      statusCodeDistribution: { OK: 8, Unavailable: 2 },
      errorDistribution: { rare: 1, frequent: 5 },
      latencyDistribution: [50, 95, 99].map((percentage) => ({ percentage, latency: percentage * MS })),
    },
    4,
  );
  expect(point).toEqual({
    seconds: 2,
    calls: 10,
    callsPerSecond: 4,
    patchesPerSecond: 16,
    latencyMs: { mean: 5, p50: 50, p95: 95, p99: 99 },
    errors: { Unavailable: 2 },
    errorTexts: ['frequent', 'rare'],
  });
});

it('tells no latency where nothing succeeded', () => {
  const report = { count: 2, total: MS, average: 0, rps: 1, errorDistribution: {}, latencyDistribution: null };
  const { latencyMs, patchesPerSecond } = pointOf({ ...report, statusCodeDistribution: { Unavailable: 2 } }, 8);
  expect([latencyMs.mean, latencyMs.p50, latencyMs.p99]).toEqual([NaN, NaN, NaN]);
  expect(patchesPerSecond).toBe(0);
});

it.each([
  ['where it stays, but for noise', [10, 19, 20, 20.5], 4, true],
  ['at the last point where it still grows', [10, 20, 40], 4, false],
  ['at the first of a flat curve', [20, 20, 20], 1, true],
])('finds saturation %s', (_what, rates, concurrency, isReached) => {
  const found = saturationOf(rates.map((rate, index) => pointAt(2 ** index, rate)));
  expect(found).toMatchObject({ concurrency, isReached });
});

it('finds none where nothing succeeded', () => {
  expect(saturationOf([pointAt(1, 0)])).toBeUndefined();
});

it('counts slides that failed among the errors, and a run without calls as failed', () => {
  const slides = { atOnce: 2, finished: 5, failed: 5, meanSeconds: 1 };
  const mixed = pointAt(1, 1, { calls: 90, errors: { Unavailable: 5 }, slides });
  expect(errorShare([mixed])).toBeCloseTo(0.1);
  expect(errorShare([pointAt(1, 0, { calls: 0 })])).toBe(1);
});

it('takes concurrencies once and ascending, and the server’s flags behind --', () => {
  const options = readLoadOptions(['--concurrency', '8,1,8', '--', '--threads', '2']);
  expect(options).toMatchObject({ concurrency: [1, 8], serverFlags: ['--threads', '2'] });
});

it.each([
  [['--seconds', '0'], /--seconds wants whole numbers from 1 to 600/],
  [['--max-error-share', '2'], /--max-error-share wants a number from 0 to 1/],
  [['--tls-ca', 'x'], /belongs to --target/],
  [['--target', 'a:1', '--', '--threads', '2'], /belong to no --target/],
])('refuses %s', (args, message) => {
  expect(() => readLoadOptions(args)).toThrow(message);
});
