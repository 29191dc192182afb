// A whole slide by PredictSlide over gRPC against onnxruntime alone on patches in memory, in alternating turns:
// `npm run bench:predict-slide -- [--side 20480] [--tissue 0.25] [--rounds 3] [--threads 2] [--json]`
// `… -- --slide FILE [--mpp 0.25] --models FOLDER` with a slide and weights of one's own;
// `… -- --both [--patches 1000,20000,100000]` the shipped models on slides of so many patches. Linux: it reads /proc.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { computeThreads } from '../src/process/compute-threads.js';
import { growthRows, printGrowth } from './predict-slide/growth.js';
import { readEnsemble } from './predict-slide/read-ensemble.js';
import { printPhases, printSummary, summarise, type Round } from './predict-slide/report.js';
import { takeServiceTurn, type ServiceTurn } from './predict-slide/service-turn.js';
import { takeLoopTurn } from './predict-slide/take-loop-turn.js';
import { writeBenchModels } from './predict-slide/write-bench-models.js';
import { openServer, warmUp } from './processes/bench-server.js';
import { USUAL_SLIDE, writeTissueSlide } from './tissue-slides/write-tissue-slide.js';
import { loadNow, loadText } from './processes/machine-facts.js';

const SHIPPED_MODELS = fileURLToPath(new URL('../models', import.meta.url));

const { values } = parseArgs({
  options: {
    side: { type: 'string', default: String(USUAL_SLIDE.sidePx) },
    tissue: { type: 'string', default: String(USUAL_SLIDE.tissueShare) },
    slide: { type: 'string' },
    mpp: { type: 'string' },
    models: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    threads: { type: 'string', default: String(computeThreads()) },
    both: { type: 'boolean', default: false },
    patches: { type: 'string', default: '1000,20000,100000' },
    json: { type: 'boolean', default: false },
  },
});

const threads = Number(values.threads);

async function compare(folder: string): Promise<void> {
  const modelsDir = values.models ?? path.join(folder, 'models');
  if (values.models === undefined) await writeBenchModels(modelsDir);
  const { patchSizePx } = await readEnsemble(modelsDir);
  const dataDir = path.join(folder, 'data');
  const flags = ['--models-dir', modelsDir, '--engine', 'onnx', '--threads', values.threads];
  const slideId = await uploadTo(dataDir, flags, await slideFile(folder));
  const rounds: Round[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const service = await serviceTurn(dataDir, flags, slideId, patchSizePx);
    printPhases(service);
    const plan = { modelsDir, threads, patches: service.patches };
    const serving = await takeLoopTurn({ ...plan, graph: 'serving' });
    const plain = await takeLoopTurn({ ...plan, graph: 'plain' });
    rounds.push({ service, serving, plain });
  }
  if (values.json) console.log(JSON.stringify(summarise(rounds)));
  else printSummary(summarise(rounds));
}

async function slideFile(folder: string): Promise<string> {
  if (values.slide !== undefined) return values.slide;
  const file = path.join(folder, 'tissue.tif');
  const started = performance.now();
  await writeTissueSlide(file, { ...USUAL_SLIDE, sidePx: Number(values.side), tissueShare: Number(values.tissue) });
  console.log(`drew a slide of ${values.side} px in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return file;
}

async function uploadTo(dataDir: string, flags: readonly string[], file: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const server = await openServer(dataDir, flags);
  const mpp = Number(values.mpp);
  const spacing = values.mpp === undefined ? {} : { spacing: { mppX: mpp, mppY: mpp } };
  const { id } = await server.client.uploadSlide(file, spacing);
  await server.close();
  return id;
}

/** A server of its own for each turn: no slide is open yet and no tile is decoded. */
async function serviceTurn(
  dataDir: string,
  flags: readonly string[],
  slideId: string,
  patchSizePx: number,
): Promise<ServiceTurn> {
  const server = await openServer(dataDir, flags);
  try {
    await warmUp(server, patchSizePx);
    return await takeServiceTurn(server, slideId);
  } finally {
    await server.close();
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-bench-predict-'));
const before = loadNow();
try {
  if (values.both) {
    const rows = await growthRows(folder, {
      modelsDir: values.models ?? SHIPPED_MODELS,
      patches: values.patches.split(',').map(Number),
      flags: ['--engine', 'onnx', '--threads', values.threads],
    });
    if (values.json) for (const row of rows) console.log(JSON.stringify(row));
    else printGrowth(rows);
  } else await compare(folder);
  // Figures taken beside other work say little: the reader needs to know.
  console.log(`${threads} threads; ${loadText(before)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
