// Milliseconds a patch of each engine and network, and the ratios to onnxruntime called directly on the same graph and
// on the training graph as it stands (by the clock and by processor time).
// `npm run bench:engines -- [--seconds 0.5] [--batches 1,8,32] [--networks simplenet,inceptionv3] [--patch 96]
//  [--centre 32] [--precisions int8,bfloat16,float16]`: each on the engine that computes it, beside its float32.
import { parseArgs } from 'node:util';
import { availableEngines } from '../src/engines/available-engines.js';
import { ENGINE_OF_PRECISION, REDUCED_PRECISIONS, type ReducedPrecision } from '../src/domain/networks/precision.js';
import { forkModule } from '../src/process/fork-module.js';
import type { BenchPlan, BenchRow } from './engines/bench-plan.js';
import { messageOf } from './processes/message-of.js';
import { loadNow, loadText } from './processes/machine-facts.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '0.5' },
    batches: { type: 'string', default: '1,8,32' },
    networks: { type: 'string', default: 'simplenet,inceptionv3' },
    patch: { type: 'string', default: '96' },
    centre: { type: 'string', default: '32' },
    precisions: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});

/** Each engine in a process of its own, as the service runs them. */
function measure(plan: BenchPlan): Promise<readonly BenchRow[]> {
  const child = forkModule(import.meta.url, './engines/measure-engine.js', {
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    args: [JSON.stringify(plan)],
  });
  return messageOf<readonly BenchRow[]>(child, `measuring ${plan.subject}`);
}

function print(rows: readonly BenchRow[]): void {
  const rowOf = (subject: BenchRow['subject'], { network, batch }: BenchRow): BenchRow | undefined =>
    rows.find((row) => row.subject === subject && row.network === network && row.batch === batch);
  console.log(
    '| engine | precision | network | batch | ms a patch | of raw onnxruntime | plain graph takes × | CPU ms a patch | plain graph takes × CPU | its float32 takes × | its float32 takes × CPU |\n|---|---|---|---|---|---|---|---|---|---|---|',
  );
  for (const row of rows) {
    const { subject, precision, network, batch, msPerPatch, cpuMsPerPatch } = row;
    // The first of a subject is its float32.
    const [raw, plain, float32] = [rowOf('raw', row), rowOf('plain', row), rowOf(subject, row)];
    const cells = [
      msPerPatch,
      msPerPatch / (raw?.msPerPatch ?? NaN),
      (plain?.msPerPatch ?? NaN) / msPerPatch,
      cpuMsPerPatch,
      (plain?.cpuMsPerPatch ?? NaN) / cpuMsPerPatch,
      (float32?.msPerPatch ?? NaN) / msPerPatch,
      (float32?.cpuMsPerPatch ?? NaN) / cpuMsPerPatch,
    ];
    const facts = [subject, precision, network, batch, ...cells.map((cell) => cell.toFixed(2))];
    console.log(`| ${facts.join(' | ')} |`);
  }
}

/** Throws for a name that is none. */
function requirePrecisions(names: string): readonly ReducedPrecision[] {
  return names
    .split(',')
    .filter(Boolean)
    .map((name) => {
      const precision = REDUCED_PRECISIONS.find((known) => known === name);
      if (precision === undefined) throw new Error(`--precisions takes ${REDUCED_PRECISIONS.join(', ')}, not ${name}`);
      return precision;
    });
}

const shared = {
  seconds: Number(values.seconds),
  batches: values.batches.split(',').map(Number),
  networks: values.networks.split(','),
  patchSizePx: Number(values.patch),
  centreSizePx: Number(values.centre),
};
const precisions = requirePrecisions(values.precisions);
const engines = (await availableEngines()).filter(({ available }) => available).map(({ id }) => id);
const before = loadNow();
const rows: BenchRow[] = [];
for (const subject of ['plain', 'raw', ...engines] as const) {
  const able = precisions.filter((precision) => ENGINE_OF_PRECISION[precision] === subject);
  for (const precision of ['float32', ...able] as const)
    rows.push(...(await measure({ ...shared, subject, precision })));
}
if (values.json) for (const row of rows) console.log(JSON.stringify(row));
else print(rows);
// Figures taken beside other work say little: the reader needs to know.
console.log(loadText(before));
