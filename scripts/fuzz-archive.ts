// Slides from servers that lie: `npm run fuzz:archive -- [--count 2000] [--seed 1] [--first 0]`.
import { parseArgs } from 'node:util';
import { runWebFuzz } from '../test/slides/fuzz/web/run-web-fuzz.js';

/** Of this process, in which sixteen slides are read at once and their server lies. */
const MAX_PEAK_MIB = 1024;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
  },
});

const { failures, outcomes, slowestMs, seconds } = await runWebFuzz({
  firstIndex: Number(values.first),
  count: Number(values.count),
  runSeed: Number(values.seed),
});
for (const { index, offence, lies } of failures) console.log(`case ${index} (${lies.join('; ')}): ${offence ?? ''}`);
const counts = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, cases]) => `${outcome} ${cases}`);
const peakMib = process.resourceUsage().maxRSS / 1024;
console.log(counts.join(', '));
console.log(
  `${values.count} slides in ${seconds.toFixed(0)} s, run seed ${values.seed}: slowest ${slowestMs.toFixed(0)} ms, peak ${peakMib.toFixed(0)} MiB, ${failures.length} failures`,
);
if (peakMib > MAX_PEAK_MIB) console.log(`more than ${MAX_PEAK_MIB} MiB`);
process.exit(failures.length === 0 && peakMib <= MAX_PEAK_MIB ? 0 : 1);
