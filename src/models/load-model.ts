// Model folders: manifest, weights and golden patches, checked before a score is given.
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { parseModelManifest, type ModelManifest } from '../domain/models/model-manifest.js';
import { buildNetwork } from '../domain/networks/architecture.js';
import { parameterCount } from '../domain/networks/weight-shapes.js';
import type { InferenceEngine, NetworkDefinition } from '../ports/inference-engine.js';
import type { LoadedModel } from '../ports/loaded-model.js';
import { selectWeights } from '../weights/read-weights.js';
import { decodeSafetensors } from '../weights/safetensors.js';
import { readCheckedFile } from './read-checked-file.js';
import { readJsonFile } from './read-json-file.js';
import { replayGolden } from './replay-golden.js';

export const MANIFEST_FILE = 'manifest.json';

/**
 * Loads the model of a folder onto the engine and replays its golden patches on it. Throws MODEL_INVALID for files
 * that contradict the manifest and MODEL_GOLDEN_MISMATCH when the scores are not the ones trained; nothing stays loaded then.
 */
export async function loadModel(modelDir: string, engine: InferenceEngine): Promise<LoadedModel> {
  const manifest = parseModelManifest((await readJsonFile(path.join(modelDir, MANIFEST_FILE), 'MODEL_INVALID')).value);
  const network = await engine.load(await readDefinition(modelDir, manifest));
  try {
    await replayGolden(modelDir, manifest, network, engine);
    return { manifest, network };
  } catch (error) {
    await network.dispose();
    throw error;
  }
}

/** The network of a manifest with its weights; throws MODEL_INVALID when the two do not fit. */
export async function readDefinition(modelDir: string, manifest: ModelManifest): Promise<NetworkDefinition> {
  const spec = buildNetwork(manifest.architecture);
  requireShape(manifest, parameterCount(spec), spec.sizeMultiplePx);
  const bytes = await readCheckedFile(modelDir, manifest.weights.file, manifest.weights.sha256);
  const weights = selectWeights(decodeSafetensors(bytes).tensors, spec);
  return { label: `${manifest.name}/${manifest.version}`, spec, weights, centreSizePx: manifest.centreSizePx };
}

function requireShape(manifest: ModelManifest, parameters: number, sizeMultiplePx: number): void {
  if (manifest.parameterCount !== parameters) {
    throw new AppError(
      'MODEL_INVALID',
      `the manifest counts ${manifest.parameterCount} parameters, its architecture ${parameters}`,
    );
  }
  if (manifest.patchSizePx % sizeMultiplePx !== 0) {
    throw new AppError(
      'MODEL_INVALID',
      `patches of ${manifest.patchSizePx} px are no multiple of the architecture's ${sizeMultiplePx} px`,
    );
  }
}
