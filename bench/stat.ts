// How long an urgent ScorePatches of one patch takes while slides run, beside the time that one batch computes:
// `npm run bench:stat -- [--slides 2] [--calls 200] [--side 12288] [--threads 2] [--json]`
// SimpleNet at 256 px with seeded weights. One batch: 8 patches, the engine's run at that size, on a server at rest.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Client, credentials } from '@grpc/grpc-js';
import { createSentinodeClient, type SentinodeClient } from '@sentinode/client';
import { runPatches } from '../src/domain/scheduling/batching.js';
import { computeThreads } from '../src/process/compute-threads.js';
import { startServerProcess } from '../test/e2e/support/server-process.js';
import { call, quantile } from './patch-load/run-load.js';
import { SCORE_PATCHES, scoreRequest } from './patch-load/score-request.js';
import { writeBenchModels } from './predict-slide/write-bench-models.js';
import { USUAL_SLIDE, writeTissueSlide } from './tissue-slides/write-tissue-slide.js';
import { loadNow, loadText } from './processes/machine-facts.js';

const PATCH_PX = 256;
const BATCH_CALLS = 20;

const { values } = parseArgs({
  options: {
    slides: { type: 'string', default: '2' },
    calls: { type: 'string', default: '200' },
    side: { type: 'string', default: '12288' },
    threads: { type: 'string', default: String(computeThreads()) },
    json: { type: 'boolean', default: false },
  },
});

interface Latencies {
  readonly calls: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
}

interface Result {
  readonly batchMs: number;
  readonly alone: Latencies;
  readonly whileSlidesRun: Latencies;
  /** Seconds from the first slide's start to its end; the slides' ends lie so far apart. */
  readonly slideSeconds: readonly number[];
}

/** Mean of the runs of `BATCH_CALLS` requests, one at a time, by the server's own count. */
async function batchMs(client: SentinodeClient, stub: Client): Promise<number> {
  const patches = runPatches(PATCH_PX);
  const request = await scoreRequest({ patches, sizePx: PATCH_PX, format: 'jpeg' });
  const computed = async (): Promise<{ readonly count: number; readonly ns: number }> => {
    const { modelStats } = await client.inference.modelStatistics({ name: 'simplenet' });
    const found = modelStats[0]?.batchStats.find(({ batchSize }) => batchSize === patches)?.computeInfer;
    return found ?? { count: 0, ns: 0 };
  };
  await call(stub, SCORE_PATCHES, request);
  const before = await computed();
  for (let index = 0; index < BATCH_CALLS; index += 1) await call(stub, SCORE_PATCHES, request);
  const after = await computed();
  return (after.ns - before.ns) / (after.count - before.count) / 1e6;
}

async function latencies(stub: Client, request: Buffer, isOver: () => boolean): Promise<Latencies> {
  const taken: number[] = [];
  while (taken.length < Number(values.calls) && !isOver()) {
    const startedMs = performance.now();
    await call(stub, SCORE_PATCHES, request);
    taken.push(performance.now() - startedMs);
    // Not in step with the slides' batches.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
  }
  taken.sort((a, b) => a - b);
  return {
    calls: taken.length,
    p50Ms: quantile(taken, 0.5),
    p99Ms: quantile(taken, 0.99),
    worstMs: taken.at(-1) ?? NaN,
  };
}

async function measure(folder: string): Promise<Result> {
  const modelsDir = path.join(folder, 'models');
  await mkdir(modelsDir);
  await writeBenchModels(modelsDir);
  const flags = ['--models-dir', modelsDir, '--engine', 'onnx', '--threads', values.threads];
  const server = await startServerProcess({ flags: [...flags, '--max-concurrent-slides', values.slides] });
  const client = createSentinodeClient({ address: server.address });
  const stub = new Client(server.address, credentials.createInsecure());
  try {
    const file = path.join(folder, 'slide.tif');
    await writeTissueSlide(file, { ...USUAL_SLIDE, sidePx: Number(values.side) });
    const ids: string[] = [];
    for (let slide = 0; slide < Number(values.slides); slide += 1) ids.push((await client.uploadSlide(file, {})).id);
    const request = await scoreRequest({ patches: 1, sizePx: PATCH_PX, format: 'jpeg', priority: 'PRIORITY_STAT' });
    const batch = await batchMs(client, stub);
    const alone = await latencies(stub, request, () => false);
    const ended: number[] = [];
    const startedMs = performance.now();
    const running = ids.map(async (id) => {
      await client.predictSlide(id, {}).result();
      ended.push((performance.now() - startedMs) / 1000);
    });
    const whileSlidesRun = await latencies(stub, request, () => ended.length > 0);
    await Promise.all(running);
    return { batchMs: batch, alone, whileSlidesRun, slideSeconds: ended };
  } finally {
    stub.close();
    client.close();
    await server.stop();
  }
}

function print({ batchMs, alone, whileSlidesRun, slideSeconds }: Result): void {
  console.log(`one batch of ${runPatches(PATCH_PX)} patches of ${PATCH_PX} px computes ${batchMs.toFixed(0)} ms`);
  console.log('| urgent patch | calls | p50 ms | p99 ms | worst ms | p50 in batches | p99 in batches |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [name, { calls, p50Ms, p99Ms, worstMs }] of [
    ['alone', alone],
    [`while ${values.slides} slides run`, whileSlidesRun],
  ] as const) {
    const inBatches = [p50Ms, p99Ms].map((ms) => (ms / batchMs).toFixed(2)).join(' | ');
    console.log(
      `| ${name} | ${calls} | ${p50Ms.toFixed(0)} | ${p99Ms.toFixed(0)} | ${worstMs.toFixed(0)} | ${inBatches} |`,
    );
  }
  console.log(`slides of the same pixels ended after ${slideSeconds.map((s) => s.toFixed(1)).join(', ')} s`);
}

const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-bench-stat-'));
const before = loadNow();
try {
  const result = await measure(folder);
  if (values.json) console.log(JSON.stringify(result));
  else print(result);
  // Figures taken beside other work say little: the reader needs to know.
  console.log(`${values.threads} threads; ${loadText(before)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
