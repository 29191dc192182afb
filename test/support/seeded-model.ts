// Whole model folders around seeded networks: real files on a real engine, without hours of training.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArchitectureId } from '../../src/domain/networks/architecture.js';
import { parameterCount, weightShapes } from '../../src/domain/networks/weight-shapes.js';
import { aggregatePatch, type PatchAggregation } from '../../src/domain/models/patch-aggregation.js';
import type { ModelManifest } from '../../src/domain/models/model-manifest.js';
import { createOnnxEngine } from '../../src/engines/onnx/create-onnx-engine.js';
import { encodeImage } from '../../src/image/encode-image.js';
import type { NetworkDefinition } from '../../src/ports/inference-engine.js';
import { encodeSafetensors } from '../../src/weights/safetensors.js';
import { seededBatch, seededNetwork } from '../engines/seeded-network.js';

export const SEEDED_PATCH_PX = 96;
const GOLDEN_PATCHES = 3;
/** Maxima of untrained networks lie near 1 for all patches; medians tell patches apart. */
const MEDIAN: PatchAggregation = { kind: 'percentile', percentile: 50 };

export interface SeededModel {
  readonly dir: string;
  readonly manifest: ModelManifest;
}

/** What patches the model takes. */
export interface SeededScale {
  readonly patchSizePx: number;
  readonly centreSizePx: number;
  readonly mpp: number;
  /** Absent: the median. */
  readonly aggregation?: PatchAggregation;
}

const USUAL_SCALE: SeededScale = { patchSizePx: SEEDED_PATCH_PX, centreSizePx: 32, mpp: 0.972 };

/** Writes `<modelsDir>/<architecture>/1` with golden scores from the onnx engine. */
export async function writeSeededModel(
  modelsDir: string,
  architecture: ArchitectureId,
  seed = 7,
  scale = USUAL_SCALE,
): Promise<SeededModel> {
  const dir = path.join(modelsDir, architecture, '1');
  await mkdir(path.join(dir, 'golden'), { recursive: true });
  const definition = seededNetwork(architecture, scale.centreSizePx, seed);
  const weights = encodeSafetensors({ tensors: tensorsOf(definition), metadata: {} });
  await writeFile(path.join(dir, 'weights.safetensors'), weights);
  await writeFile(path.join(dir, 'golden.json'), JSON.stringify(await goldenOf(definition, dir, scale)));
  const manifest = manifestOf(architecture, definition, weights, scale);
  await writeFile(path.join(dir, 'manifest.json'), JSON.stringify(manifest));
  return { dir, manifest };
}

function tensorsOf({
  spec,
  weights,
}: NetworkDefinition): ReadonlyMap<string, { shape: readonly number[]; data: Float32Array }> {
  return new Map(
    weightShapes(spec).map(({ name, shape }) => [name, { shape, data: weights.get(name) ?? new Float32Array() }]),
  );
}

async function goldenOf(definition: NetworkDefinition, dir: string, scale: SeededScale): Promise<unknown> {
  const { patchSizePx, centreSizePx, aggregation = MEDIAN } = scale;
  const batch = seededBatch(GOLDEN_PATCHES, patchSizePx);
  const engine = await createOnnxEngine({ threads: 1 });
  const network = await engine.load(definition);
  const centres = await network.centreProbabilities(batch);
  await engine.dispose();
  const bytes = patchSizePx ** 2 * 3;
  const patches = Array.from({ length: GOLDEN_PATCHES }, async (_, index) => {
    const data = batch.data.subarray(index * bytes, (index + 1) * bytes);
    const png = (await encodeImage({ data, widthPx: patchSizePx, heightPx: patchSizePx }, 'png')).data;
    const file = `golden/patch-${index}.png`;
    await writeFile(path.join(dir, file), png);
    const centre = centres.subarray(index * centreSizePx ** 2, (index + 1) * centreSizePx ** 2);
    const score = aggregatePatch(centre, aggregation);
    return { file, sha256: sha256(png), label: 'normal', centreMax: Math.max(...centre), score };
  });
  return { tolerance: 1e-4, patches: await Promise.all(patches) };
}

function manifestOf(
  id: ArchitectureId,
  definition: NetworkDefinition,
  weights: Uint8Array,
  { patchSizePx, centreSizePx, mpp, aggregation = MEDIAN }: SeededScale,
): ModelManifest {
  return {
    schemaVersion: 1,
    name: id,
    version: 1,
    architecture: { id, options: {} },
    parameterCount: parameterCount(definition.spec),
    weights: { file: 'weights.safetensors', sha256: sha256(weights), sizeBytes: weights.length },
    mppX: mpp,
    mppY: mpp,
    patchSizePx,
    centreSizePx,
    aggregation,
    aggregationChoice: 'seeded, never chosen',
    trainingData: {
      source: 'none',
      licence: 'none',
      tumourPatches: 0,
      normalPatches: 0,
      sha256: '0'.repeat(64),
      split: 'none',
    },
    training: { seed: 7, command: 'none', epochs: 0, startedAt: '2026-01-01T00:00:00Z', seconds: 0, software: {} },
    metrics: {},
    goldenFile: 'golden.json',
  };
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
