// What is kept of a finished prediction beside its row: patch scores and the heat map drawn of them.
import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { EncodedImage, ImageEncoding } from '../../domain/image.js';
import type { Prediction, PredictionResult, SlidePatchScore } from '../../domain/predictions/prediction.js';
import type { ScoreTable } from '../../ports/record-store.js';
import { boundedSide } from '../slides/picture-options.js';
import { filesOf, requireSlide } from '../slides/require-slide.js';
import type { PredictionPorts } from './prediction-ports.js';

export interface HeatmapOptions {
  readonly maxSidePx: number;
  readonly model?: string;
  readonly bare: boolean;
  /** The colours alone, transparent where nothing was scored. */
  readonly layer?: boolean;
  readonly encoding: ImageEncoding;
}

const MIN_HEATMAP_SIDE_PX = 64;

/** Empty for a prediction without a result. */
export async function patchScoresOf(
  ports: PredictionPorts,
  prediction: Prediction,
): Promise<readonly SlidePatchScore[]> {
  if (prediction.result === undefined) return [];
  const table = await requireTable(ports, prediction);
  const models = prediction.result.modelScores.length;
  return Array.from(table.columns, (column, patch) => {
    const row = table.rows[patch] ?? 0;
    return {
      level0X: column * table.cellLevel0X,
      level0Y: row * table.cellLevel0Y,
      column,
      row,
      probabilities: [...table.probabilities.subarray(patch * models, (patch + 1) * models)],
      ensembleProbability: table.ensemble[patch] ?? 0,
    };
  });
}

/** Throws PREDICTION_NOT_SUCCEEDED, INVALID_FIELD for a model that took no part. */
export async function renderHeatmap(
  ports: PredictionPorts,
  prediction: Prediction,
  options: HeatmapOptions,
  signal: AbortSignal,
): Promise<EncodedImage> {
  const maxSidePx = boundedSide(options.maxSidePx, MIN_HEATMAP_SIDE_PX);
  const result = requireResult(prediction);
  const modelIndex = options.model === undefined ? undefined : requireModel(result, options.model);
  const slide = await requireSlide(ports, prediction.tenant, prediction.slideId);
  const table = await requireTable(ports, prediction);
  return ports.compute.renderHeatmap(
    {
      files: filesOf(ports, slide),
      spacing: result.provenance.spacing,
      maxSidePx,
      bare: options.bare,
      ...(options.layer === true && { layer: true }),
      encoding: options.encoding,
      title: `Tumour probability, ${options.model ?? 'ensemble'}`,
      cellLevel0X: table.cellLevel0X,
      cellLevel0Y: table.cellLevel0Y,
      columns: table.columns,
      rows: table.rows,
      probabilities: modelIndex === undefined ? table.ensemble : columnOf(table, result.modelScores.length, modelIndex),
    },
    signal,
  );
}

function requireResult(prediction: Prediction): PredictionResult {
  if (prediction.result !== undefined) return prediction.result;
  throw new AppError('PREDICTION_NOT_SUCCEEDED', `the prediction is ${prediction.state}; it has no result`, {
    metadata: { predictionId: prediction.id, state: prediction.state },
  });
}

function requireModel({ modelScores }: PredictionResult, model: string): number {
  const index = modelScores.findIndex((score) => score.model === model);
  if (index >= 0) return index;
  throw invalidField('model', `must be one of ${modelScores.map((score) => score.model).join(', ')}`);
}

async function requireTable({ metadata }: PredictionPorts, { id }: Prediction): Promise<ScoreTable> {
  const table = await metadata.scoreTables.get(id);
  if (table === undefined)
    throw new AppError('INTERNAL', 'the patch scores of a prediction are missing', { metadata: { predictionId: id } });
  return table;
}

function columnOf({ probabilities }: ScoreTable, models: number, model: number): Float32Array {
  return Float32Array.from(
    { length: probabilities.length / models },
    (_, patch) => probabilities[patch * models + model] ?? 0,
  );
}
