// Makes a shipped version of a finished training run: aggregation and calibration fitted on validation, figures on
// test, golden patches, manifest and model card.
// Usage: npx tsx scripts/release-models.ts --run RUN_FOLDER --name NAME --test DIR [--version N] [--out models]
//        [--earlier RUN_FOLDER …] [--relative-to FOLDER/]
// An earlier run gave the run its first weights; the card's loss curve begins with the first of them.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageVersion } from '../src/process/package-version.js';
import { parseEnsemble } from '../src/domain/ensemble/parse-ensemble.js';
import type { TrainingDataSummary, TrainingSummary } from '../src/domain/models/model-manifest.js';
import type { SlideFigure } from '../src/training/card/card-source.js';
import { dataSplitOf } from '../src/training/data-split-of.js';
import { listPatches } from '../src/training/data/list-patches.js';
import { loadPatchStore } from '../src/training/data/patch-store.js';
import { planOfConfig } from '../src/training/data/plan-of-config.js';
import { describeRecipe } from '../src/training/describe-recipe.js';
import { openTensorflowDevice } from '../src/training/devices/tensorflow-device.js';
import { exportModel, type ExportedModel, type ModelExport } from '../src/training/export-model.js';
import type { EvaluationSet } from '../src/training/measure-model.js';
import { readCourse } from '../src/training/read-course.js';
import { BEST_WEIGHTS } from '../src/training/run-files.js';
import { readRunRecord, type RunRecord } from '../src/training/run-record.js';
import type { EpochEvent } from '../src/training/training-event.js';

const { values } = parseArgs({
  options: {
    run: { type: 'string' },
    earlier: { type: 'string', multiple: true, default: [] },
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
  'PatchCamelyon (Veeling et al. 2018), patches of the slides of CAMELYON16 (Radboud UMC and UMC Utrecht), 96 px at 0.972 µm/px; a tumour patch has tumour in its centre 32 px';
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
  const { manifest, warnings } = await exportTo(staged, release);
  const target = path.join(folder, values.version);
  await replaceFolder(staged, target);
  const { aggregationChoice: aggregation, metrics, calibration, card } = manifest;
  console.log(JSON.stringify({ folder: target, aggregation, metrics, calibration, card, warnings }, undefined, 2));
}

function readRelease(): Release {
  const { run, name, test } = values;
  if (run === undefined || name === undefined || test === undefined) {
    throw new Error('usage: release-models.ts --run RUN_FOLDER --name NAME --test DIR [--version N] [--out models]');
  }
  return { run, name, test };
}

async function exportTo(staged: string, release: Release): Promise<ExportedModel> {
  const { signal } = new AbortController();
  // Exported figures and golden scores are float32, whatever the run trained in.
  return exportModel(
    openTensorflowDevice({ convolutions: 'float32' }).ops,
    await modelOf(staged, release, signal),
    signal,
  );
}

async function modelOf(staged: string, { run, name, test }: Release, signal: AbortSignal): Promise<ModelExport> {
  const record = await readRunRecord(run);
  const { config } = record;
  const weightsFile = path.join(run, BEST_WEIGHTS);
  const course = await readCourse(run);
  return {
    folder: staged,
    name,
    version: Number(values.version),
    architecture: config.architecture,
    weightsFile,
    mppX: MPP,
    mppY: MPP,
    patchSizePx: config.patchSizePx,
    centreSizePx: config.centreSizePx,
    trainingData: trainingData(record),
    training: trainingSummary(record, course),
    licence: 'Apache-2.0',
    told: {
      runs: [...(await Promise.all(values.earlier.map(readCourse))), course],
      recipe: describeRecipe(config, planOfConfig(config)),
      slideFigures: await slideFigures(weightsFile),
    },
    validation: await evaluationSet(record, config.validationFolders, signal),
    test: await evaluationSet(record, [test], signal),
  };
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

function trainingData({ config, data }: RunRecord): TrainingDataSummary {
  return {
    source: SOURCE,
    licence: 'CC0-1.0',
    tumourPatches: data.training.tumour,
    normalPatches: data.training.normal,
    sha256: data.sha256,
    split: data.split,
    parts: dataSplitOf(planOfConfig(config), config.seed, data),
  };
}

function trainingSummary(record: RunRecord, epochs: readonly EpochEvent[]): TrainingSummary {
  const bestEpoch = epochs.findLast((epoch) => epoch.best)?.epoch;
  return {
    seed: record.config.seed,
    command: record.command.replaceAll(values['relative-to'], ''),
    epochs: epochs.length,
    ...(bestEpoch === undefined ? {} : { bestEpoch }),
    startedAt: record.startedAt,
    seconds: Math.round(epochs.reduce((sum, epoch) => sum + epoch.seconds, 0)),
    software: { sentinode: packageVersion(), ...record.software },
  };
}

/** Measured at the ensemble's fit, where it was fitted on these very weights. */
async function slideFigures(weightsFile: string): Promise<readonly SlideFigure[]> {
  const file = path.join(values.out, 'ensemble.json');
  if (!existsSync(file)) return [];
  const { members, fit } = parseEnsemble(JSON.parse(await readFile(file, 'utf8')));
  const digest = createHash('sha256')
    .update(await readFile(weightsFile))
    .digest('hex');
  const member = members.find(({ weightsDigest }) => weightsDigest === digest);
  if (member === undefined) return [];
  return fit.metrics
    .filter(
      ({ name, level, scored }) =>
        name === 'auc' && level === 'slide' && scored === `${member.model}/${member.version}`,
    )
    .map(({ dataset, value: auc, ciLow, ciHigh, count: slides }) => ({
      set: `mosaics of ${dataset} patches`,
      auc,
      ciLow,
      ciHigh,
      slides,
    }));
}

await main();
