// Makes the shipped models of finished training runs: aggregation chosen on validation, figures on test, golden patches.
// Usage: npx tsx scripts/release-models.ts --run RUN_FOLDER --name NAME [--version N] --test DIR [--out models]
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ModelManifest, TrainingDataSummary, TrainingSummary } from '../src/domain/models/model-manifest.js';
import { exportModel } from '../src/training/export-model.js';
import { listPatches } from '../src/training/data/list-patches.js';
import type { EvaluationSet } from '../src/training/measure-model.js';
import { loadPatchStore } from '../src/training/data/patch-store.js';
import { BEST_WEIGHTS, EVENT_LOG } from '../src/training/run-files.js';
import { readRunRecord, type RunRecord } from '../src/training/run-record.js';
import { openTensorflowDevice } from '../src/training/devices/tensorflow-device.js';
import type { EpochEvent } from '../src/training/training-event.js';

const { values } = parseArgs({
  options: {
    run: { type: 'string' },
    name: { type: 'string' },
    version: { type: 'string', default: '1' },
    test: { type: 'string' },
    out: { type: 'string', default: 'models' },
    // Paths below this folder are written into the manifest relative to it.
    'relative-to': { type: 'string', default: '' },
  },
});

/** Of the PatchCamelyon patches; level 2 of the slides of Camelyon16. */
const MPP = 0.972;
const SOURCE =
  'PatchCamelyon (Veeling et al. 2018), 96 px at 0.972 µm/px; a tumour patch has tumour in its centre 32 px';
const NOTE =
  'PatchCamelyon patches carry no slide identity: a patch-level figure, not a slide-level one; that no slide stands in two parts is the data set’s own promise';

interface Release {
  readonly run: string;
  readonly name: string;
  readonly test: string;
}

async function main(): Promise<void> {
  const release = readRelease();
  const folder = path.join(values.out, release.name);
  await mkdir(folder, { recursive: true });
  const staged = await mkdtemp(path.join(folder, '.staged-'));
  const manifest = await exportTo(staged, release);
  const target = path.join(folder, values.version);
  await replaceFolder(staged, target);
  const { aggregationChoice: aggregation, metrics } = manifest;
  console.log(JSON.stringify({ folder: target, aggregation, metrics }, undefined, 2));
}

function readRelease(): Release {
  const { run, name, test } = values;
  if (run === undefined || name === undefined || test === undefined) {
    throw new Error('usage: release-models.ts --run RUN_FOLDER --name NAME --test DIR [--version N] [--out models]');
  }
  return { run, name, test };
}

async function exportTo(staged: string, { run, name, test }: Release): Promise<ModelManifest> {
  const record = await readRunRecord(run);
  const { config } = record;
  const { signal } = new AbortController();
  return exportModel(
    // Exported figures and golden scores are float32, whatever the run trained in.
    openTensorflowDevice({ convolutions: 'float32' }).ops,
    {
      folder: staged,
      name,
      version: Number(values.version),
      architecture: config.architecture,
      weightsFile: path.join(run, BEST_WEIGHTS),
      mppX: MPP,
      mppY: MPP,
      patchSizePx: config.patchSizePx,
      centreSizePx: config.centreSizePx,
      trainingData: trainingData(record),
      training: await trainingSummary(run, record),
      validation: await evaluationSet(record, config.validationFolders, signal),
      test: await evaluationSet(record, [test], signal),
    },
    signal,
  );
}

async function replaceFolder(staged: string, target: string): Promise<void> {
  // mkdtemp makes it private; a model is for everyone who may read the repository.
  await chmod(staged, 0o755);
  await rm(target, { recursive: true, force: true });
  await rename(staged, target);
}

async function evaluationSet(
  { config }: RunRecord,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<EvaluationSet> {
  const { store } = await loadPatchStore(await listPatches(folders, config), config.patchSizePx, signal);
  return { store, note: NOTE };
}

function trainingData({ data }: RunRecord): TrainingDataSummary {
  return {
    source: SOURCE,
    licence: 'CC0-1.0',
    tumourPatches: data.training.tumour,
    normalPatches: data.training.normal,
    sha256: data.sha256,
    split: data.split,
  };
}

async function trainingSummary(run: string, record: RunRecord): Promise<TrainingSummary> {
  const epochs = await readEpochs(run);
  const best = epochs.filter((epoch) => epoch.best).at(-1);
  return {
    seed: record.config.seed,
    command: record.command.replaceAll(values['relative-to'], ''),
    epochs: best?.epoch ?? 0,
    startedAt: record.startedAt,
    seconds: Math.round(epochs.reduce((sum, epoch) => sum + epoch.seconds, 0)),
    software: record.software,
  };
}

async function readEpochs(run: string): Promise<readonly EpochEvent[]> {
  const lines = (await readFile(path.join(run, EVENT_LOG), 'utf8')).trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { type: string })
    .filter((event): event is EpochEvent => event.type === 'epoch');
}

await main();
