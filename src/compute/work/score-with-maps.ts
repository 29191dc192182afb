import { cropCentre } from '../../domain/aggregation/crop-centre.js';
import { aggregatePatch, type PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { PatchProbabilities } from '../../ports/compute-host.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import { runModel } from './run-model.js';
import type { BatchScoring } from './score-batch.js';

/**
 * The batch through every model's whole-map graph, joined with others that want maps; scores are of the maps' centres.
 */
export async function scoreWithMaps(batch: PatchBatch, scoring: BatchScoring): Promise<readonly PatchProbabilities[]> {
  const mapsByModel: Float32Array[] = [];
  for (const [index, model] of scoring.models.entries()) {
    const call = { model, index, view: 'map', toResult: (maps: Float32Array) => maps } as const;
    mapsByModel.push((await runModel(batch, call, scoring)).result);
  }
  const pixels = batch.patchSizePx ** 2;
  return Array.from({ length: batch.count }, (_, patch) => {
    const maps = mapsByModel.map((map) => map.slice(patch * pixels, (patch + 1) * pixels));
    const probabilities = scoring.models.map((model, index) =>
      scoreOfMap(maps[index] ?? new Float32Array(), model, batch.patchSizePx, scoring.aggregation),
    );
    return { maps, probabilities };
  });
}

function scoreOfMap(
  map: Float32Array,
  { manifest }: LoadedModel,
  patchSizePx: number,
  aggregation: PatchAggregation | undefined,
): number {
  return aggregatePatch(cropCentre(map, patchSizePx, manifest.centreSizePx), aggregation ?? manifest.aggregation);
}
