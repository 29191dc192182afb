// A short run against servers that lie; `npm run fuzz:archive` is the long one, with other seeds.
import { expect, it } from 'vitest';
import { runWebFuzz } from './run-web-fuzz.js';

const COUNT = 400;

it(
  `${COUNT} slides from servers that lie: errors of ours or true pixels, and nobody else is asked`,
  { timeout: 240_000 },
  async () => {
    const { failures, outcomes, slowestMs } = await runWebFuzz({ firstIndex: 0, count: COUNT, runSeed: 1 });
    expect(failures).toEqual([]);
    // Four tries of a silent server take some seconds; nothing takes its time from another read.
    expect(slowestMs).toBeLessThan(60_000);
    for (const reason of ['read', 'ARCHIVE_ANSWER_INVALID', 'ARCHIVE_UNAVAILABLE', 'SLIDE_CORRUPT']) {
      const count = [...outcomes].reduce((sum, [outcome, cases]) => sum + (outcome.includes(reason) ? cases : 0), 0);
      expect(count, reason).toBeGreaterThan(0);
    }
  },
);
