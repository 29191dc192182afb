// A short run of the fuzz; `npm run fuzz:slides` is the long one, with other seeds.
import { expect, it } from 'vitest';
import { readCorpus } from './read-corpus.js';
import { runFuzz, MAX_CASE_MS } from './run-fuzz.js';

const COUNT = 10_000;
/** What is not done by then is left to the long run: two cores do 10,000 in about three minutes. */
const BUDGET_MS = 150_000;
/** Below this the machine was so busy that the run says nothing. */
const LEAST = 500;

it(
  `${COUNT} damaged slides, or as many as fit: errors of ours or true pixels, in bounded time and memory`,
  { timeout: BUDGET_MS * 2 + MAX_CASE_MS },
  async () => {
    const report = await runFuzz({ firstIndex: 0, count: COUNT, runSeed: 1, processes: 2, deadlineMs: BUDGET_MS });
    const told = report.failures.map(({ index, problem, result }) => ({
      index,
      problem,
      seed: result?.seed,
      changes: result?.changes,
    }));
    expect(told).toEqual([]);
    expect(report.done).toBeGreaterThan(LEAST);
    // The damage does damage, and not all of it.
    const { outcomes } = report;
    for (const outcome of ['read', 'partly', 'SLIDE_CORRUPT', 'SLIDE_TRUNCATED', 'UPLOAD_INCOMPLETE']) {
      expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(report.done / 200);
    }
    expect(report.bySeed.size).toBe((await readCorpus()).length);
  },
);
