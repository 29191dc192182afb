// The shipped models on one engine: their golden patches, and the same scores as another engine.
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadModel, readDefinition } from '../../src/models/load-model.js';
import { listVersions, readVersion, versionDir } from '../../src/models/version-folders.js';
import type { InferenceEngine, NetworkDefinition, PatchBatch } from '../../src/ports/inference-engine.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { largestDifference, spread } from './compare.js';
import type { EngineUnderTest } from './conformance.js';
import { seededBatch } from './seeded-network.js';

const modelsDir = fileURLToPath(new URL('../../models', import.meta.url));
const versions = await listVersions(modelsDir);

export function describeTrainedModels(subject: EngineUnderTest): void {
  suiteThatNeeds(versions.length > 0, 'trained models under models/')('trained models', () => {
    it('are there', () => {
      expect(versions).not.toEqual([]);
    });

    it.each(versions.map((folder) => ({ ...folder })))(
      '$name/$version reproduces its golden patches',
      async (folder) => {
        const engine = await subject.open();
        const { network } = await loadModel(versionDir(modelsDir, folder), engine);
        await network.dispose();
      },
    );

    it.each(versions.map((folder) => ({ ...folder })))('$name/$version agrees with another engine', async (folder) => {
      const dir = versionDir(modelsDir, folder);
      const { manifest } = await readVersion(modelsDir, folder);
      const definition = await readDefinition(dir, manifest);
      const batch = seededBatch(4, manifest.patchSizePx);
      const scores = await scoreOn(await subject.open(), definition, batch);
      expect(spread(scores)).toBeGreaterThan(0);
      const others = await scoreOn(await subject.openPeer(), definition, batch);
      expect(largestDifference(scores, others)).toBeLessThan(1e-4);
    });
  });
}

async function scoreOn(
  engine: InferenceEngine,
  definition: NetworkDefinition,
  batch: PatchBatch,
): Promise<Float32Array> {
  const network = await engine.load(definition);
  try {
    return await network.centreProbabilities(batch);
  } finally {
    await network.dispose();
  }
}
