// An engine that computes nothing, for the cost of all that stands around one. It is in the bench alone: no user's
// configuration leads here.
import path from 'node:path';
import { parseModelManifest } from '../../src/domain/models/model-manifest.js';
import { readJsonFile } from '../../src/models/read-json-file.js';
import type { EngineNetwork, InferenceEngine } from '../../src/ports/inference-engine.js';
import type { LoadedModel } from '../../src/ports/loaded-model.js';

const HALF = 0.5;

function noOpNetwork(centreSizePx: number): EngineNetwork {
  return {
    centreProbabilities: async ({ count }) => new Float32Array(count * centreSizePx ** 2).fill(HALF),
    probabilityMaps: async ({ count, patchSizePx }) => new Float32Array(count * patchSizePx ** 2).fill(HALF),
    dispose: () => Promise.resolve(),
  };
}

export const noOpEngine: InferenceEngine = {
  id: 'onnx',
  device: 'none: a bench',
  load: ({ centreSizePx }) => Promise.resolve(noOpNetwork(centreSizePx)),
  dispose: () => Promise.resolve(),
};

/** Golden patches are not replayed: nothing would reproduce them. */
export async function loadNoOpModel(modelDir: string): Promise<LoadedModel> {
  const { value } = await readJsonFile(path.join(modelDir, 'manifest.json'), 'MODEL_INVALID');
  const manifest = parseModelManifest(value);
  return { manifest, network: noOpNetwork(manifest.centreSizePx) };
}
