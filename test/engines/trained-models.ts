// The shipped models on one engine: their golden patches, and the same scores as another engine.
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadModel } from '../../src/models/load-model.js';
import { listVersions, versionDir } from '../../src/models/version-folders.js';
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
      const [mine, theirs] = await Promise.all(
        [await subject.open(), await subject.openPeer()].map((engine) =>
          loadModel(versionDir(modelsDir, folder), engine),
        ),
      );
      if (mine === undefined || theirs === undefined) throw new Error('two engines load two models');
      const batch = seededBatch(4, mine.manifest.patchSizePx);
      const scores = await mine.network.centreProbabilities(batch);
      expect(spread(scores)).toBeGreaterThan(0);
      expect(largestDifference(scores, await theirs.network.centreProbabilities(batch))).toBeLessThan(1e-4);
      await Promise.all([mine.network.dispose(), theirs.network.dispose()]);
    });
  });
}
