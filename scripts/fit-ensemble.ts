// Fits models/ensemble.json: `npx tsx scripts/fit-ensemble.ts --slides DIR --patches DIR [--test-slides DIR --test-patches DIR]`.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseEnsemble } from '../src/domain/ensemble/parse-ensemble.js';
import { startComputeHost } from '../src/compute/host.js';
import { fitFromData, type EnsembleData } from '../src/models/ensemble-fit/fit-from-data.js';
import { readTruth } from '../src/models/ensemble-fit/read-truth.js';
import { ENSEMBLE_FILE } from '../src/models/ensemble-store.js';
import { createModelRepository } from '../src/models/model-repository.js';
import type { Log } from '../src/ports/log.js';
import type { EngineId } from '../src/ports/inference-engine.js';
import { listPatches } from '../src/training/data/list-patches.js';
import { writeFileDurably } from '../src/weights/write-file-durably.js';

const USAGE = `usage: npx tsx scripts/fit-ensemble.ts --slides DIR --patches DIR [options]
  --slides DIR        slides with a truth.csv (columns slide, label) to fit on
  --patches DIR       folders tumor/ and normal/ with patches to fit on
  --test-slides DIR   the same for the measurement on unseen data (both or none)
  --test-patches DIR
  --models DIR        models folder, where ensemble.json goes (default: models)
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

async function readData(split: string, slidesDir: string, patchesDir: string): Promise<EnsembleData> {
  const classes = { tumourClasses: ['tumor', 'tumour'], normalClasses: ['normal'] };
  const patches = await listPatches([patchesDir], classes);
  return {
    split,
    slidesFolder: slidesDir,
    slides: await readTruth(slidesDir),
    patchesFolder: patchesDir,
    patches: patches.map(({ file, tumour }) => ({ file, positive: tumour })),
  };
}

async function main(slidesDir: string, patchesDir: string): Promise<void> {
  const repository = createModelRepository(path.resolve(values.models));
  const host = await startComputeHost({ engine: values.engine as EngineId | 'auto', log });
  try {
    const models = [];
    for (const member of values.member) {
      const [name = '', version] = member.split('/');
      const folder = await repository.get(name, version === undefined ? undefined : Number(version));
      models.push({ handle: await host.loadModel(folder.dir), manifest: folder.manifest });
    }
    const { 'test-slides': testSlides, 'test-patches': testPatches } = values;
    const hasTest = testSlides !== undefined && testPatches !== undefined;
    const ensemble = await fitFromData({
      host,
      models,
      fit: await readData('validation', slidesDir, patchesDir),
      ...(hasTest ? { test: await readData('test', testSlides, testPatches) } : {}),
      fittedAt: new Date().toISOString(),
      onProgress: (message) => {
        console.error(message);
      },
    });
    const json = `${JSON.stringify(ensemble, undefined, 2)}\n`;
    parseEnsemble(JSON.parse(json));
    await writeFileDurably(path.join(values.models, ENSEMBLE_FILE), json);
    console.table(
      ensemble.fit.metrics.map(({ dataset, level, scored, value, ciLow, ciHigh, count }) => ({
        dataset,
        level,
        scored,
        auc: value.toFixed(4),
        '95 % interval': `${ciLow.toFixed(3)}–${ciHigh.toFixed(3)}`,
        count,
      })),
    );
  } finally {
    await host.close();
  }
}

if (values.help || values.slides === undefined || values.patches === undefined) {
  console.error(USAGE);
  process.exitCode = values.help ? 0 : 64;
} else {
  await main(path.resolve(values.slides), path.resolve(values.patches));
}
