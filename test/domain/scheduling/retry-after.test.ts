import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../src/domain/scheduling/retry-after.js';

test.each([
  ['whole milliseconds', 1_234.2, 1_235],
  ['no sooner than is worth it', 3, 100],
  ['no later than anybody waits', 1e9, 60_000],
  ['a guess before the rate is known', undefined, 1_000],
])('%s', (_, roomInMs, expected) => {
  expect(retryAfterMs(roomInMs, { unknown: 1_000, min: 100, max: 60_000 })).toBe(expected);
});
