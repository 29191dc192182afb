// Fits models/ensemble.json:
// `npx tsx scripts/fit-ensemble.ts --slides DIR --patches DIR [--test-slides DIR --test-patches DIR]`.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fitFromData } from '../src/app/ensembles/fit-from-data.js';
import type { FitSamples } from '../src/app/ensembles/fit-work.js';
import { createSkippedList } from '../src/app/evaluation/skipped-list.js';
import { startComputeHost } from '../src/compute/host.js';
import { softwareVersion } from '../src/compose/software-version.js';
import { DEFAULT_TUMOUR_CLASSES } from '../src/domain/dataset/data-plan.js';
import type { FittedEnsemble } from '../src/domain/ensemble/ensemble-manifest.js';
import { parseEnsemble } from '../src/domain/ensemble/parse-ensemble.js';
import { ENSEMBLE_FILE } from '../src/models/ensemble-store.js';
import { createModelRepository } from '../src/models/model-repository.js';
import type { ComputeHost } from '../src/ports/compute-host.js';
import type { EngineId } from '../src/ports/inference-engine.js';
import type { Log } from '../src/ports/log.js';
import { createFileHasher } from '../src/storage/embedded/file-hasher.js';
import { systemClock } from '../src/system/clock.js';
import { systemDigests } from '../src/system/digests.js';
import { labelledFolders } from '../src/system/labelled-folders.js';
import { fileSetOf } from '../src/training/data/file-set-of.js';
import { writeFileDurably } from '../src/weights/write-file-durably.js';
import { labelledSlides } from './lib/labelled-slides.js';

const USAGE = `usage: npx tsx scripts/fit-ensemble.ts --slides DIR --patches DIR [options]
  --slides DIR        slides with a truth.csv (columns slide, label) to fit on
  --patches DIR       folders tumor/ and normal/ with patches to fit on
  --test-slides DIR   the same for the measurement on unseen data (both or none)
  --test-patches DIR
  --models DIR        models folder, where ensemble.json goes (default: models)
  --version N         the version it gets (default: 1)
  --member NAME[/V]   a member, twice or more (default: simplenet inceptionv3; newest version)
  --engine ID         auto, tensorflow, onnx or wasm (default: auto)`;

const { values } = parseArgs({
  options: {
    slides: { type: 'string' },
    patches: { type: 'string' },
    'test-slides': { type: 'string' },
    'test-patches': { type: 'string' },
    models: { type: 'string', default: 'models' },
    member: { type: 'string', multiple: true, default: ['simplenet', 'inceptionv3'] },
    version: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'auto' },
    help: { type: 'boolean', default: false },
  },
});

const log: Log = {
  debug: () => undefined,
  info: (_, message) => {
    console.error(message);
  },
  warn: (_, message) => {
    console.error(message);
  },
  error: (fields, message) => {
    console.error(message, fields);
  },
};

async function readData(name: string, slidesDir: string, patchesDir: string): Promise<FitSamples> {
  const patches = await labelledFolders.list(patchesDir, DEFAULT_TUMOUR_CLASSES, Infinity);
  return { name, slides: await labelledSlides(slidesDir), patches };
}

async function loadMembers(host: ComputeHost): Promise<Parameters<typeof fitFromData>[1]['members']> {
  const repository = createModelRepository(path.resolve(values.models));
  const members = [];
  for (const member of values.member) {
    const [name = '', version] = member.split('/');
    const folder = await repository.get(name, version === undefined ? undefined : Number(version));
    members.push({ folder, handle: await host.loadModel(folder.dir) });
  }
  return members;
}

async function fit(host: ComputeHost, slidesDir: string, patchesDir: string): Promise<FittedEnsemble> {
  const { 'test-slides': testSlides, 'test-patches': testPatches } = values;
  const hasTest = testSlides !== undefined && testPatches !== undefined;
  const { engine, device } = host.status();
  const skipped = createSkippedList();
  const { signal } = new AbortController();
  const hasher = createFileHasher();
  const localFiles = { slideFiles: fileSetOf, sha256: hasher.hash };
  const ports = { compute: host, labelledFolders, localFiles, digests: systemDigests, clock: systemClock };
  const steps = fitFromData(ports, {
    members: await loadMembers(host),
    fit: await readData('validation', slidesDir, patchesDir),
    ...(hasTest ? { test: await readData('test', testSlides, testPatches) } : {}),
    fittedAt: new Date().toISOString(),
    command: `npx tsx scripts/fit-ensemble.ts (members: ${values.member.join(', ')})`,
    software: { sentinode: softwareVersion(), engine: `${engine} (${device})` },
    skipped,
    prepared: { slides: [], patches: [] },
    runSlide: (work) => work(signal),
    signal,
  });
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done === true) return step.value;
      const { phase, done, total, slideId } = step.value;
      console.error(`${phase} ${done} of ${total} ${slideId}`);
    }
  } finally {
    for (const line of skipped.named) console.error(`left out: ${line}`);
    await hasher.close();
  }
}

async function main(slidesDir: string, patchesDir: string): Promise<void> {
  const host = await startComputeHost({ engine: values.engine as EngineId | 'auto', log });
  try {
    const { schemaVersion, ...fitted } = await fit(host, slidesDir, patchesDir);
    const json = `${JSON.stringify({ schemaVersion, version: Number(values.version), ...fitted }, undefined, 2)}\n`;
    parseEnsemble(JSON.parse(json));
    await writeFileDurably(path.join(values.models, ENSEMBLE_FILE), json);
    showMetrics(fitted.fit.metrics);
  } finally {
    await host.close();
  }
}

function showMetrics(metrics: FittedEnsemble['fit']['metrics']): void {
  console.table(
    metrics.map(({ name, dataset, level, scored, value, ciLow, ciHigh, count }) => ({
      dataset,
      level,
      scored,
      figure: `${name} ${value.toFixed(4)}`,
      '95 % interval': `${ciLow.toFixed(3)}–${ciHigh.toFixed(3)}`,
      count,
    })),
  );
}

if (values.help || values.slides === undefined || values.patches === undefined) {
  console.error(USAGE);
  process.exitCode = values.help ? 0 : 64;
} else {
  await main(path.resolve(values.slides), path.resolve(values.patches));
}
