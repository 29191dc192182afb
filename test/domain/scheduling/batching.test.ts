import { describe, expect, it } from 'vitest';
import {
  DEFAULT_BATCHING,
  isWorthRunning,
  joinedRequests,
  largestBatch,
  runPatches,
} from '../../../src/domain/scheduling/batching.js';

describe('the next batch', () => {
  it.each([
    { sizes: [1], max: 8, preferred: [], joined: 1 },
    { sizes: [1, 2, 3], max: 8, preferred: [], joined: 3 },
    { sizes: [4, 4, 1], max: 8, preferred: [], joined: 2 },
    { sizes: [5, 4], max: 8, preferred: [], joined: 1 },
    // Larger than a run: it is computed all the same, alone.
    { sizes: [12, 1], max: 8, preferred: [], joined: 1 },
    // The largest preferred size that is reached exactly.
    { sizes: [2, 2, 2, 1], max: 8, preferred: [4, 6], joined: 3 },
    { sizes: [3, 2], max: 8, preferred: [4], joined: 2 },
  ])('of $sizes within $max, preferring $preferred, takes $joined', ({ sizes, max, preferred, joined }) => {
    expect(joinedRequests(sizes, max, preferred)).toBe(joined);
  });

  it('waits for the least preferred size, or for a full batch', () => {
    expect(isWorthRunning(7, 8, [])).toBe(false);
    expect(isWorthRunning(8, 8, [])).toBe(true);
    expect(isWorthRunning(4, 8, [4, 6])).toBe(true);
    expect(isWorthRunning(3, 8, [4, 6])).toBe(false);
  });
});

it.each([
  [32, 32],
  [96, 32],
  [128, 32],
  [256, 8],
  [2048, 1],
])('a run has at most so many patches of %i px: %i', (sizePx, patches) => {
  expect(runPatches(sizePx)).toBe(patches);
  expect(largestBatch({ ...DEFAULT_BATCHING, maxBatchSize: 4 }, sizePx)).toBe(Math.min(4, patches));
});
