// Model folders: manifest, weights and golden patches, checked before a score is given.
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { MANIFEST_FILE, parseModelManifest, type ModelManifest } from '../domain/models/model-manifest.js';
import { buildNetwork } from '../domain/networks/architecture.js';
import { parameterCount } from '../domain/networks/weight-shapes.js';
import type { InferenceEngine, NetworkDefinition, ReducedServing } from '../ports/inference-engine.js';
import type { LoadedModel } from '../ports/loaded-model.js';
import { takeRanges, type RangedTensors } from '../weights/activation-ranges.js';
import { selectWeights } from '../weights/read-weights.js';
import { decodeSafetensors } from '../weights/safetensors.js';
import { readCheckedFile } from './read-checked-file.js';
import { readJsonFile } from './read-json-file.js';
import { replayGolden } from './replay-golden.js';

/**
 * Loads the model of a folder onto the engine and replays its golden patches on it. Throws MODEL_INVALID for files
 * that contradict the manifest and MODEL_GOLDEN_MISMATCH when the scores are not the ones trained; nothing stays loaded
 * then.
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
  const tensors = takeRanges(decodeSafetensors(bytes).tensors);
  const weights = selectWeights(tensors.weights, spec);
  const reduced = reducedServing(manifest, tensors);
  const { name, version, centreSizePx } = manifest;
  return { label: `${name}/${version}`, spec, weights, centreSizePx, ...(reduced && { reduced }) };
}

/** A float32 version has no ranges, so that none can be lost on the way to int8 unseen. */
function reducedServing({ precision }: ModelManifest, { ranges }: RangedTensors): ReducedServing | undefined {
  if (precision?.kind === 'int8') return { kind: 'int8', ranges };
  if (ranges.size > 0)
    throw new AppError('MODEL_INVALID', 'the weights have ranges of int8; the manifest is not of it');
  return precision && { kind: precision.kind };
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
