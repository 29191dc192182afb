// ScorePatches of encoded patches over gRPC against onnxruntime alone on patches in memory, in alternating turns:
// `npm run bench:score-patches -- [--batch 8] [--concurrency 4] [--formats jpeg,png] [--seconds 15] [--rounds 3]
//  [--threads 2] [--json]`.
// SimpleNet at 256 px with seeded weights, the same serving graph on both sides. Linux: it reads /proc.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { computeThreads } from '../src/process/compute-threads.js';
import { startServerProcess, type ServerProcess } from '../test/e2e/support/server-process.js';
import { quantile, runLoad } from './patch-load/run-load.js';
import { SCORE_PATCHES, scoreRequest } from './patch-load/score-request.js';
import type { PatchFormat } from './patch-load/tissue-patches.js';
import { medianOf } from './predict-slide/median-of.js';
import { takeLoopTurn } from './predict-slide/take-loop-turn.js';
import { writeBenchModels } from './predict-slide/write-bench-models.js';
import { cpuOf } from './processes/bench-server.js';
import { loadNow, loadText } from './processes/machine-facts.js';

const PATCH_PX = 256;
const WARM_UP_SECONDS = 2;

const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: '8' },
    concurrency: { type: 'string', default: '4' },
    formats: { type: 'string', default: 'jpeg,png' },
    seconds: { type: 'string', default: '15' },
    rounds: { type: 'string', default: '3' },
    threads: { type: 'string', default: String(computeThreads()) },
    json: { type: 'boolean', default: false },
  },
});
const batch = Number(values.batch);
const concurrency = Number(values.concurrency);

interface Row {
  readonly subject: string;
  readonly patchesPerSecond: number;
  /** Of the server's processes, or of the loop's. */
  readonly cpuMsPerPatch: number;
  readonly clientCpuMsPerPatch: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

async function serviceRow(server: ServerProcess, format: PatchFormat, seconds: number): Promise<Row> {
  const request = await scoreRequest({ patches: batch, sizePx: PATCH_PX, format });
  const before = await cpuOf(server);
  const turn = await runLoad({ address: server.address, method: SCORE_PATCHES, request, concurrency, seconds });
  const patches = turn.calls * batch;
  return {
    subject: format,
    patchesPerSecond: patches / turn.seconds,
    cpuMsPerPatch: (((await cpuOf(server)) - before) * 1000) / patches,
    clientCpuMsPerPatch: (turn.clientCpuSeconds * 1000) / patches,
    p50Ms: quantile(turn.latenciesMs, 0.5),
    p99Ms: quantile(turn.latenciesMs, 0.99),
  };
}

/** As many patches as the service has just scored. */
async function loopRow(modelsDir: string, patches: number): Promise<Row> {
  const turn = await takeLoopTurn({ graph: 'serving', modelsDir, patches, threads: Number(values.threads) });
  const noCalls = { clientCpuMsPerPatch: 0, p50Ms: NaN, p99Ms: NaN };
  return {
    subject: 'engine',
    patchesPerSecond: turn.patches / turn.seconds,
    cpuMsPerPatch: (turn.cpuSeconds * 1000) / turn.patches,
    ...noCalls,
  };
}

async function measure(modelsDir: string): Promise<readonly Row[]> {
  const formats = values.formats.split(',') as readonly PatchFormat[];
  const flags = ['--models-dir', modelsDir, '--engine', 'onnx', '--threads', values.threads];
  const server = await startServerProcess({ flags });
  const rows: Row[] = [];
  try {
    for (const format of formats) await serviceRow(server, format, WARM_UP_SECONDS);
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const format of formats) {
        const row = await serviceRow(server, format, Number(values.seconds));
        rows.push(row, await loopRow(modelsDir, Math.ceil(row.patchesPerSecond * Number(values.seconds))));
      }
    }
  } finally {
    await server.stop();
  }
  return rows;
}

function print(rows: readonly Row[]): void {
  const median = (subject: string, figure: (row: Row) => number): number =>
    medianOf(rows.filter((row) => row.subject === subject).map(figure));
  const engine = median('engine', ({ patchesPerSecond }) => patchesPerSecond);
  console.log('| subject | patches/s | of the engine | CPU ms a patch | client CPU ms | p50 ms | p99 ms |');
  console.log('|---|---|---|---|---|---|---|');
  for (const subject of new Set(rows.map((row) => row.subject))) {
    const of = (figure: (row: Row) => number, digits: number): string => median(subject, figure).toFixed(digits);
    const share = median(subject, ({ patchesPerSecond }) => patchesPerSecond) / engine;
    console.log(
      `| ${subject} | ${of((row) => row.patchesPerSecond, 1)} | ${share.toFixed(2)} | ${of((row) => row.cpuMsPerPatch, 2)} | ${of((row) => row.clientCpuMsPerPatch, 2)} | ${of((row) => row.p50Ms, 0)} | ${of((row) => row.p99Ms, 0)} |`,
    );
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-bench-patches-'));
const before = loadNow();
try {
  await writeBenchModels(folder);
  const rows = await measure(folder);
  if (values.json) for (const row of rows) console.log(JSON.stringify(row));
  else print(rows);
  // Figures taken beside other work say little: the reader needs to know.
  console.log(`batches of ${batch}, ${concurrency} callers, ${values.threads} threads; ${loadText(before)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
