import { cropCentre } from '../../domain/aggregation/crop-centre.js';
import { aggregatePatch, type PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { PatchProbabilities } from '../../ports/compute-host.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import type { BatchScoring } from './score-batch.js';
import type { EngineBatcher } from './engine-batcher.js';

export type MapScoring = Omit<BatchScoring, 'lane' | 'inputMs'> & {
  readonly batcher: EngineBatcher;
  readonly inputMs: number;
};

/** The batch through every model's whole-map graph, joined with others that want maps; scores are of the maps' centres. */
export async function scoreWithMaps(batch: PatchBatch, scoring: MapScoring): Promise<readonly PatchProbabilities[]> {
  const mapsByModel: Float32Array[] = [];
  for (const [index, model] of scoring.models.entries()) mapsByModel.push(await mapsOf(batch, index, model, scoring));
  const pixels = batch.patchSizePx ** 2;
  return Array.from({ length: batch.count }, (_, patch) => {
    const maps = mapsByModel.map((map) => map.slice(patch * pixels, (patch + 1) * pixels));
    const probabilities = scoring.models.map((model, index) =>
      scoreOfMap(maps[index] ?? new Float32Array(), model, batch.patchSizePx, scoring.aggregation),
    );
    return { maps, probabilities };
  });
}

async function mapsOf(
  batch: PatchBatch,
  index: number,
  model: LoadedModel,
  { batcher, prepare, onWait, onRun, ...scoring }: MapScoring,
): Promise<Float32Array> {
  const startedMs = performance.now();
  const prepared = prepare(batch, model);
  const inputMs = scoring.inputMs + performance.now() - startedMs;
  const onBegin = onWait?.(index);
  const { values, run, waitingMs, computingMs, sharedWith } = await batcher
    .probabilities(model.network, 'map', prepared, { ...scoring, inputMs, onBegin })
    .finally(onBegin);
  const times = { waitingMs, inputMs, computingMs, outputMs: 0 };
  onRun?.({ model: index, patches: batch.count, ...(run && { execution: run }), ...times }, sharedWith);
  return values;
}

function scoreOfMap(
  map: Float32Array,
  { manifest }: LoadedModel,
  patchSizePx: number,
  aggregation: PatchAggregation | undefined,
): number {
  return aggregatePatch(cropCentre(map, patchSizePx, manifest.centreSizePx), aggregation ?? manifest.aggregation);
}
