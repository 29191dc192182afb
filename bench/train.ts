// Images per second of our training loop against Keras' model.fit: `npm run bench:train -- --help`.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HELP, readOptions, type TrainBenchOptions } from './train/bench-options.js';
import { kerasPlan } from './train/keras-plan.js';
import { loadNow, machineFacts } from './processes/machine-facts.js';
import { tableOf, type TrainBenchRow } from './train/report.js';
import { trainKeras, trainOurs } from './train/take-turn.js';
import type { TrainBenchPlan, TrainBenchTurn } from './train/train-bench-plan.js';
import { writeBenchPatches } from './train/write-bench-patches.js';

/** Ours, Keras, Keras, ours: what drifts on the machine meets both sides alike. */
const ABBA = ['sentinode', 'keras', 'keras', 'sentinode'] as const;
/** Validation is not measured; the loop wants both classes. */
const VALIDATION_PATCHES = 4;

async function measureNetwork(plan: TrainBenchPlan, rounds: number): Promise<TrainBenchRow> {
  const turns: TrainBenchTurn[] = [];
  for (const side of Array.from({ length: rounds }, () => ABBA).flat()) {
    const turn = await (side === 'sentinode' ? trainOurs(plan) : trainKeras(kerasPlan(plan)));
    console.error(`${plan.network} ${side}: ${turn.imagesPerSecond.toFixed(1)} images/s (${turn.software})`);
    turns.push(turn);
  }
  const counts = new Set(turns.map(({ parameterCount }) => parameterCount));
  if (counts.size !== 1) throw new Error(`the sides train different networks: ${[...counts].join(' and ')} parameters`);
  return { network: plan.network, turns };
}

async function measure(options: TrainBenchOptions, folder: string): Promise<readonly TrainBenchRow[]> {
  const trainingFolder = path.join(folder, 'train');
  const validationFolder = path.join(folder, 'validation');
  await writeBenchPatches(options.data, trainingFolder, options.patches);
  // Others than those trained on: the loop refuses a leak.
  await writeBenchPatches(options.data, validationFolder, VALIDATION_PATCHES, options.patches);
  const rows: TrainBenchRow[] = [];
  for (const network of options.networks) {
    const plan: TrainBenchPlan = { ...options, network, trainingFolder, validationFolder, outputFolder: folder };
    rows.push(await measureNetwork(plan, options.rounds));
  }
  return rows;
}

async function main(options: TrainBenchOptions): Promise<void> {
  execFileSync(fileURLToPath(new URL('./train/install-keras.sh', import.meta.url)), { stdio: 'inherit' });
  const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-bench-train-'));
  const loadBefore = loadNow();
  try {
    const rows = await measure(options, folder);
    const machine = machineFacts(loadBefore);
    console.log(tableOf(rows));
    console.log('\nParameters are the same weights on both sides: neither has a scale (gamma) in its batch norms.');
    console.log(`${machine.cpu}, ${machine.cores} cores, load average before ${loadBefore.toFixed(1)}`);
    await writeFile(options.json, `${JSON.stringify({ machine, options, rows }, undefined, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const options = readOptions(process.argv.slice(2));
if (options === undefined) console.log(HELP);
else await main(options);
