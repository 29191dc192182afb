// One training job in the child: patches in, a model folder out.
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { TrainingDataSummary, TrainingSummary } from '../domain/models/model-manifest.js';
import type { TrainingRunEvent, TrainingWork } from '../ports/trainer.js';
import { packageVersion } from '../process/package-version.js';
import { dataSplitOf } from './data-split-of.js';
import { describeRecipe } from './describe-recipe.js';
import { describeSource } from './describe-source.js';
import { exportModel, type ExportedModel } from './export-model.js';
import { fitReference } from './fit-reference.js';
import { patchSizeOf } from './data/patch-size-of.js';
import { prepareData, type PreparedData } from './data/prepare-data.js';
import { readCourse } from './read-course.js';
import { configOf } from './recipes.js';
import { writeRunRecord, type RunRecord } from './run-record.js';
import { requireWithinPatch } from './require-within-patch.js';
import { runTraining } from './run-training.js';
import { toRunEvent } from './to-run-event.js';
import { validateTrainingConfig, type TrainingConfig } from './training-config.js';
import type { TrainingDevice } from './training-device.js';
import type { FinishedEvent } from './training-event.js';

/** Folder below the job's output folder that receives the finished model. */
const MODEL_FOLDER = 'model';

/** Trains, then writes the model folder; the last event is `finished`. Errors as `runTraining` and `prepareData`. */
export async function* runJob(
  work: TrainingWork,
  device: TrainingDevice,
  signal: AbortSignal,
): AsyncGenerator<TrainingRunEvent> {
  const startedAt = new Date().toISOString();
  const config = await readConfig(work);
  const data = await prepareData(config, signal);
  const record = await writeRunRecord(config.outputFolder, {
    config,
    command: `sentinode train (request: ${JSON.stringify(asAsked(work))})`,
    startedAt,
    software: { sentinode: packageVersion(), ...device.software },
    data: data.report,
  });
  try {
    yield* trainAndExport({ work, config, data, device, record }, signal);
  } finally {
    await data.close();
  }
}

async function* trainAndExport(job: Job, signal: AbortSignal): AsyncGenerator<TrainingRunEvent> {
  const { config, data, device } = job;
  let finished: FinishedEvent | undefined;
  for await (const event of runTraining(config, data, device, signal)) {
    if (event.type === 'finished') finished = event;
    else yield toRunEvent(event, data.report.validation);
  }
  if (finished === undefined) throw new AppError('INTERNAL', 'a training run ended without saying so');
  const modelDir = path.join(config.outputFolder, MODEL_FOLDER);
  const { warnings } = await exportTrained({ ...job, finished, modelDir }, signal);
  for (const message of warnings) yield { kind: 'warning', message };
  yield { kind: 'finished', modelDir, seconds: finished.seconds };
}

/** Without what the server adds. */
function asAsked({ data, outputDir: _, ...work }: TrainingWork): object {
  const { roots: __, indexDir: ___, ...plan } = data;
  return { ...work, data: plan };
}

async function readConfig(work: TrainingWork): Promise<TrainingConfig> {
  const patchSizePx = await patchSizeOf(work.data);
  requireWithinPatch(work, patchSizePx);
  return validateTrainingConfig(configOf(work, patchSizePx));
}

interface Job {
  readonly work: TrainingWork;
  readonly config: TrainingConfig;
  readonly data: PreparedData;
  readonly device: TrainingDevice;
  readonly record: RunRecord;
}

interface TrainedJob extends Job {
  readonly finished: FinishedEvent;
  readonly modelDir: string;
}

async function exportTrained(job: TrainedJob, signal: AbortSignal): Promise<ExportedModel> {
  const { work, config, data, device } = job;
  return exportModel(
    device.exactOps,
    {
      folder: job.modelDir,
      name: work.modelName,
      version: work.version,
      architecture: config.architecture,
      weightsFile: job.finished.bestCheckpoint,
      mppX: work.mppX,
      mppY: work.mppY,
      patchSizePx: config.patchSizePx,
      centreSizePx: config.centreSizePx,
      trainingData: trainingDataOf(job),
      training: trainingOf(job),
      trainingReference: await fitReference(data.training, signal),
      told: {
        runs: [await readCourse(config.outputFolder)],
        recipe: describeRecipe(config, data.plan),
        slideFigures: [],
      },
      validation: { store: data.validation, note: data.report.split },
    },
    signal,
  );
}

function trainingDataOf({ config, data: { plan, report } }: Job): TrainingDataSummary {
  return {
    source: describeSource(plan.training),
    licence: 'not stated',
    tumourPatches: report.training.tumour,
    normalPatches: report.training.normal,
    sha256: report.sha256,
    split: report.split,
    parts: dataSplitOf(plan, config.seed, report),
  };
}

function trainingOf({ config, record, finished }: TrainedJob): TrainingSummary {
  return {
    seed: config.seed,
    command: record.command,
    epochs: finished.epochs,
    bestEpoch: finished.bestEpoch,
    startedAt: record.startedAt,
    seconds: finished.seconds,
    software: record.software,
  };
}
