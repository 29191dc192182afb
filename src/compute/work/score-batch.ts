import { aggregateCentres } from '../../domain/models/aggregate-centres.js';
import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import { runModel, type ModelRunning } from './run-model.js';

export interface BatchScores {
  /** (count, models), row by row. */
  readonly probabilities: Float32Array;
  /** Engine time alone, without the wait for a turn. */
  readonly computingSeconds: number;
}

export interface BatchScoring extends ModelRunning {
  readonly models: readonly LoadedModel[];
  /** Absent: each model's own. */
  readonly aggregation: PatchAggregation | undefined;
}

/** The batch through every model, one engine call each, and each patch's centre to one score. */
export async function scoreBatch(batch: PatchBatch, scoring: BatchScoring): Promise<BatchScores> {
  const { models, aggregation } = scoring;
  const probabilities = new Float32Array(batch.count * models.length);
  let computingSeconds = 0;
  for (const [index, model] of models.entries()) {
    const putScores = (centres: Float32Array): void => {
      const scores = aggregateCentres(centres, batch.count, aggregation ?? model.manifest.aggregation);
      for (const [patch, score] of scores.entries()) probabilities[patch * models.length + index] = score;
    };
    const call = { model, index, view: 'centre', toResult: putScores } as const;
    const { computingMs } = await runModel(batch, call, scoring);
    computingSeconds += computingMs / 1000;
  }
  return { probabilities, computingSeconds };
}
