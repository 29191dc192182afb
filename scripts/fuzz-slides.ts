// Damaged slides by the thousand: `npm run fuzz:slides -- [--count 10000] [--seed 1] [--first 0] [--processes 2]`.
// `--files DIR` damages the slides of a folder instead of the repository's: each file is one, and each folder in it.
// `--case N` reads one case of the run again, in this process, and writes its files to --out. `--help` prints this.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from '../test/slides/fuzz/read-corpus.js';
import { createCaseRunner } from '../test/slides/fuzz/run-case.js';
import { runFuzz, type FuzzReport } from '../test/slides/fuzz/run-fuzz.js';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    processes: { type: 'string', default: String(availableParallelism()) },
    files: { type: 'string' },
    case: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const runSeed = Number(values.seed);

async function replay(index: number, out: string | undefined): Promise<void> {
  const runner = createCaseRunner(await readCorpus(values.files), runSeed);
  for (const [name, bytes] of out === undefined ? [] : runner.make(index).mutated.files) {
    await mkdir(path.dirname(path.join(out ?? '', name)), { recursive: true });
    await writeFile(path.join(out ?? '', name), bytes);
  }
  console.log(JSON.stringify(await runner.run(index), null, 2));
}

function print(report: FuzzReport): void {
  const { done, failures, outcomes, bySeed, slowestMs, slowestIndex, peakMib, peakIndex, seconds } = report;
  for (const { index, problem, result } of failures) {
    console.log(`case ${index} (${result?.seed ?? 'lost'}: ${result?.changes.join('; ') ?? 'see --case'}): ${problem}`);
  }
  const counts = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, cases]) => `${outcome} ${cases}`);
  console.log(`${done} damaged slides of ${bySeed.size} seeds in ${seconds.toFixed(0)} s, run seed ${runSeed}`);
  console.log(counts.join(', '));
  console.log(
    `slowest ${slowestMs.toFixed(0)} ms (case ${slowestIndex}), largest process ${peakMib.toFixed(0)} MiB (case ${peakIndex}), ${failures.length} failures`,
  );
}

if (values.help) {
  const source = await readFile(new URL(import.meta.url), 'utf8');
  console.log(source.slice(0, source.indexOf('\nimport')).replace(/^\/\/ /gm, ''));
} else if (values.case === undefined) {
  const report = await runFuzz({
    firstIndex: Number(values.first),
    count: Number(values.count),
    runSeed,
    processes: Number(values.processes),
    ...(values.files !== undefined && { foreignDir: values.files }),
    onProgress: (done, failures) => {
      if (done % 1000 === 0) console.error(`${done} done, ${failures} failures`);
    },
  });
  print(report);
  process.exit(report.failures.length === 0 ? 0 : 1);
} else {
  await replay(Number(values.case), values.out);
}
process.exit(0);
