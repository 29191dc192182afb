import { basename } from 'node:path';
import type { SentinodeClient, SucceededPrediction } from '@sentinode/client';
import type { CliContext } from '../context.js';
import { progressViewOf } from '../output/progress-view-of.js';
import type { ProgressView } from '../output/progress-view.js';
import { writeOutputFile } from '../output/write-output-file.js';
import { removeSlides } from '../slides/remove-slides.js';
import { uploadFromPath } from '../slides/upload-from-path.js';
import { patchScoresCsv } from './patch-scores-csv.js';
import { predictionRequest, type PredictOptions } from './predict-options.js';
import { predictionRecord, type PredictionRecord } from './prediction-record.js';
import { showPrediction } from './show-progress.js';

export interface OutputFiles {
  readonly heatmap?: string;
  readonly patchScores?: string;
}

/** Longest side of the heat map's picture in pixels: fine enough for one pixel a patch on most slides. */
const HEATMAP_SIDE_PX = 2_048;

/** How one input is predicted. */
export interface PredictTask {
  readonly options: PredictOptions;
  readonly files: OutputFiles;
  /** Told before any file is written: a full disk must not cost the result. */
  onResult(record: PredictionRecord): Promise<void>;
}

/** Uploads one slide, predicts it, writes what is wanted of it, and takes it away again unless it is to be kept. */
export async function predictFile(
  client: SentinodeClient,
  path: string,
  task: PredictTask,
  context: CliContext,
): Promise<void> {
  const { options } = task;
  const view = progressViewOf(context, basename(path));
  const startedAtMs = performance.now();
  try {
    const slide = await uploadFromPath(client, path, { view, spacing: options.mpp }, context);
    const uploadSeconds = (performance.now() - startedAtMs) / 1000;
    try {
      const prediction = await predict(client, slide.id, options, view, context);
      view.end();
      await task.onResult(predictionRecord(path, prediction, uploadSeconds, options.keep ?? false));
      await writeFiles(client, prediction, task.files, context);
    } finally {
      if (options.keep !== true) await removeSlides(client, [slide.id], context);
    }
  } finally {
    view.end();
  }
}

/** Predicts a slide that is on the server, and leaves it there. */
export async function predictStored(
  client: SentinodeClient,
  slideId: string,
  task: PredictTask,
  context: CliContext,
): Promise<void> {
  const view = progressViewOf(context, slideId);
  try {
    const prediction = await predict(client, slideId, task.options, view, context);
    view.end();
    await task.onResult(predictionRecord(slideId, prediction, undefined, true));
    await writeFiles(client, prediction, task.files, context);
  } finally {
    view.end();
  }
}

async function predict(
  client: SentinodeClient,
  slideId: string,
  options: PredictOptions,
  view: ProgressView,
  { signal }: CliContext,
): Promise<SucceededPrediction> {
  return await client.predictSlide(slideId, { ...predictionRequest(options), signal }).result(showPrediction(view));
}

async function writeFiles(
  client: SentinodeClient,
  prediction: SucceededPrediction,
  { heatmap, patchScores }: OutputFiles,
  { signal }: CliContext,
): Promise<void> {
  if (patchScores !== undefined) await writeOutputFile(patchScores, asAsync(patchScoresCsv(prediction.result)));
  if (heatmap === undefined) return;
  const request = { predictionId: prediction.id, maxSidePx: HEATMAP_SIDE_PX };
  const { image } = await client.predictions.getHeatmap(request, { signal, timeoutMs: 120_000 });
  await writeOutputFile(heatmap, image?.data ?? new Uint8Array());
}

async function* asAsync(lines: Iterable<string>): AsyncGenerator<string, void, undefined> {
  yield* lines;
}
