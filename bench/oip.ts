// perf_analyzer on our ModelInfer and on Triton as PyPI ships it, in turns: `npm run bench:oip -- --help`.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from '../test/e2e/support/server-process.js';
import { seededBatch } from '../test/engines/seeded-network.js';
import { centreMeans, inferRaw } from './oip/infer-scores.js';
import { OIP_HELP, readOipOptions, type OipOptions } from './oip/oip-options.js';
import { frontText, oipRatio, oipTable } from './oip/report.js';
import type { OipSubject } from './oip/served.js';
import { startTriton } from './oip/start-triton.js';
import { takeTurn, type OipTurn } from './oip/take-turn.js';
import { writePlainSubject } from './peers/write-plain-subject.js';
import { BENCH_SCALE } from './predict-slide/write-bench-models.js';
import { loadNow, machineFacts } from './processes/machine-facts.js';

/** As many as we put into one run. */
const MAX_BATCH = 32;
/** Engines differ in the order of their sums. */
const TOLERANCE = 1e-4;
const CHECKED_PATCHES = 8;

function install(): void {
  const run = (script: string, argument: string): unknown =>
    execFileSync(fileURLToPath(new URL(script, import.meta.url)), [argument], { stdio: ['ignore', 2, 2] });
  run('../scripts/install-tools.sh', 'oip');
  run('./peers/install/install-peer.sh', 'triton');
}

async function subjectsIn(folder: string, { threads }: OipOptions): Promise<readonly OipSubject[]> {
  const { modelsDir, model } = await writePlainSubject(folder);
  const flags = ['--models-dir', modelsDir, '--engine', 'onnx', '--threads', String(threads), '--log-level', 'warn'];
  const { patchSizePx, centreSizePx } = BENCH_SCALE;
  const triton = (): ReturnType<typeof startTriton> =>
    startTriton({ model, threads, maxBatch: MAX_BATCH, patchSizePx, centreSizePx });
  return [
    { name: 'sentinode', model: 'simplenet', start: () => startServerProcess({ flags }) },
    { name: 'triton, map', model: 'map', start: triton },
    { name: 'triton, score', model: 'score', start: triton },
  ];
}

/** Throws when the servers do not score the same patches alike: what is not the same work is not compared. */
async function requireSameScores(subjects: readonly OipSubject[]): Promise<void> {
  const batch = seededBatch(CHECKED_PATCHES, BENCH_SCALE.patchSizePx);
  const answers: Float32Array[] = [];
  for (const { name, model, start } of subjects) {
    const server = await start();
    const raw = await inferRaw(server.address, model, batch).finally(() => server.stop());
    answers.push(name === 'triton, map' ? centreMeans(raw, batch, BENCH_SCALE.centreSizePx) : raw);
  }
  const [ours = new Float32Array(), ...others] = answers;
  const far = Math.max(
    ...others.flatMap((scores) => Array.from(scores, (score, i) => Math.abs(score - (ours[i] ?? NaN)))),
  );
  if (!(far <= TOLERANCE) || others.some(({ length }) => length !== ours.length))
    throw new Error(`the servers answer differently, by up to ${far}`);
  const spread = Math.max(...ours) - Math.min(...ours);
  console.error(
    `the same ${ours.length} scores on all sides: within ${far.toExponential(1)}, over a range of ${spread.toFixed(3)}`,
  );
}

async function main(options: OipOptions): Promise<void> {
  install();
  const folder = await mkdtemp(join(tmpdir(), 'sentinode-bench-oip-'));
  const loadBefore = loadNow();
  try {
    const subjects = await subjectsIn(folder, options);
    await requireSameScores(subjects);
    const turns: OipTurn[] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      // There and back: what drifts on the machine meets all alike.
      for (const subject of [...subjects, ...subjects.toReversed()]) {
        const turn = await takeTurn(subject, options, folder);
        console.error(`${turn.subject}: ${turn.patchesPerSecond.toFixed(1)} patches/s`);
        turns.push(turn);
      }
    }
    const machine = machineFacts(loadBefore);
    console.log(`${oipTable(turns)}\n\nOurs over the faster of Triton's: ${oipRatio(turns).toFixed(2)}`);
    console.log(frontText(turns));
    console.log(
      `${options.concurrency} requests of ${options.batch} at once; ${options.threads} engine threads; ${machine.cpu}, ${machine.cores} cores, load average before ${loadBefore.toFixed(1)}, after ${machine.loadAfter.toFixed(1)}`,
    );
    await writeFile(options.json, `${JSON.stringify({ machine, options, turns }, undefined, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const options = readOipOptions(process.argv.slice(2));
if (options === undefined) console.log(OIP_HELP);
else await main(options);
