// Memory of the service beyond the engine while many slides run at the same time:
// `npm run bench:memory -- [--slides 20] [--side 4096] [--at-once 20] [--json]`. Linux: it reads /proc.
// The built program, as it is installed: the loader of TypeScript would count as the service's memory.
// The engine's own is the compute child with the model loaded and one batch run; all else of the two processes counts.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { medianOf } from './predict-slide/median-of.js';
import { writeBenchModels } from './predict-slide/write-bench-models.js';
import { openServer, warmUp, type BenchServer } from './processes/bench-server.js';
import { USUAL_SLIDE, writeTissueSlide } from './tissue-slides/write-tissue-slide.js';

/** What the service may hold beyond the engine, 20 slides running. */
const LIMIT_MIB = 400;
const SAMPLE_MS = 200;
/** The last third may hold so much more than the first, for heaps breathe. */
const FLAT_WITHIN_MIB = 64;
const BATCH_PATCHES = 32;
const POINTS = 16;

const { values } = parseArgs({
  options: {
    slides: { type: 'string', default: '20' },
    side: { type: 'string', default: '4096' },
    'at-once': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const slides = Number(values.slides);

async function uploadAll(server: BenchServer, folder: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let seed = 1; seed <= slides; seed += 1) {
    const file = path.join(folder, `slide-${seed}.tif`);
    await writeTissueSlide(file, { ...USUAL_SLIDE, sidePx: Number(values.side), tissueShare: 0.3, seed });
    ids.push((await server.client.uploadSlide(file)).id);
    await rm(file);
  }
  return ids;
}

interface Sample {
  readonly serviceMib: number;
  readonly computeMib: number;
}

async function sample(server: BenchServer): Promise<Sample> {
  const { service, compute } = await server.memory();
  return { serviceMib: service.residentMib, computeMib: compute.residentMib };
}

/** From the first slide's start to the last one's end. */
async function runAll(server: BenchServer, ids: readonly string[]): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const sampling = { goesOn: true };
  const all = Promise.all(ids.map((id) => server.client.predictSlide(id).result())).finally(() => {
    sampling.goesOn = false;
  });
  while (sampling.goesOn) {
    samples.push(await sample(server));
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, SAMPLE_MS))]);
  }
  const results = await all;
  if (!values.json) console.log(`${results.reduce((sum, { result }) => sum + result.patchesScored, 0)} patches scored`);
  return samples;
}

function report(own: Sample, samples: readonly Sample[]): void {
  const beyond = samples.map(({ serviceMib, computeMib }) => serviceMib + computeMib - own.computeMib);
  const third = Math.ceil(beyond.length / 3);
  const [first, last] = [medianOf(beyond.slice(0, third)), medianOf(beyond.slice(-third))];
  const most = Math.max(...beyond);
  const summary = {
    slides,
    engineMib: own.computeMib,
    serviceIdleMib: own.serviceMib,
    mostMib: most,
    mostServiceMib: Math.max(...samples.map(({ serviceMib }) => serviceMib)),
    firstThirdMib: first,
    lastThirdMib: last,
    isFlat: last - first <= FLAT_WITHIN_MIB,
    isWithinLimit: most <= LIMIT_MIB,
  };
  if (values.json) {
    console.log(JSON.stringify(summary));
    return;
  }
  const step = Math.max(1, Math.ceil(beyond.length / POINTS));
  const curve = beyond.filter((_, index) => index % step === 0).map((mib) => mib.toFixed(0));
  console.log(`engine's own (compute child after one batch): ${own.computeMib.toFixed(0)} MiB`);
  console.log(
    `service before the first slide: ${own.serviceMib.toFixed(0)} MiB; at most ${summary.mostServiceMib.toFixed(0)}`,
  );
  console.log(`beyond the engine, first to last: ${curve.join(' ')} MiB`);
  console.log(
    `most ${most.toFixed(0)} MiB (limit ${LIMIT_MIB}); medians of the first third ${first.toFixed(0)}, of the last ${last.toFixed(0)}`,
  );
  console.log(`${summary.isFlat ? 'flat' : 'NOT FLAT'}, ${summary.isWithinLimit ? 'within' : 'ABOVE'} the limit`);
}

const folder = await mkdtemp(path.join(tmpdir(), 'sentinode-bench-memory-'));
try {
  const modelsDir = path.join(folder, 'models');
  await writeBenchModels(modelsDir);
  const dataDir = path.join(folder, 'data');
  await mkdir(dataDir, { recursive: true });
  const flags = [
    '--models-dir',
    modelsDir,
    '--engine',
    'onnx',
    '--max-concurrent-slides',
    values['at-once'] ?? values.slides,
  ];
  const first = await openServer(dataDir, flags, true);
  const ids = await uploadAll(first, folder);
  await first.close();
  // A new server: what uploading took is not its memory.
  const server = await openServer(dataDir, flags, true);
  try {
    await warmUp(server, 256, BATCH_PATCHES);
    report(await sample(server), await runAll(server, ids));
  } finally {
    await server.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
