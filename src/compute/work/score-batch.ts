import { aggregatePatch, type PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import type { EngineLane } from './engine-lane.js';
import type { LanePriority } from './lane-queues.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { PrepareBatch } from './stain-preparation.js';

export interface BatchScores {
  /** (count, models), row by row. */
  readonly probabilities: Float32Array;
  /** Engine time alone, without the wait for a turn. */
  readonly computingSeconds: number;
}

export interface BatchScoring {
  readonly models: readonly LoadedModel[];
  /** Absent: each model's own. */
  readonly aggregation: PatchAggregation | undefined;
  readonly prepare: PrepareBatch;
  readonly lane: EngineLane;
  readonly priority: LanePriority;
  readonly signal: AbortSignal;
}

/** The batch through every model, one engine call each, and each patch's centre to one score. */
export async function scoreBatch(batch: PatchBatch, scoring: BatchScoring): Promise<BatchScores> {
  const { models, lane, priority, signal } = scoring;
  const probabilities = new Float32Array(batch.count * models.length);
  let computingSeconds = 0;
  for (const [index, model] of models.entries()) {
    const prepared = scoring.prepare(batch, model);
    const centres = await lane.run(
      priority,
      async () => {
        const start = performance.now();
        const result = await model.network.centreProbabilities(prepared);
        computingSeconds += (performance.now() - start) / 1000;
        return result;
      },
      signal,
    );
    const scores = aggregateCentres(centres, batch.count, scoring.aggregation ?? model.manifest.aggregation);
    for (const [patch, score] of scores.entries()) probabilities[patch * models.length + index] = score;
  }
  return { probabilities, computingSeconds };
}

/** `centres` is (count, centre pixels). */
export function aggregateCentres(
  centres: Float32Array,
  count: number,
  aggregation: PatchAggregation,
): readonly number[] {
  const pixels = centres.length / count;
  return Array.from({ length: count }, (_, patch) =>
    aggregatePatch(centres.subarray(patch * pixels, (patch + 1) * pixels), aggregation),
  );
}
