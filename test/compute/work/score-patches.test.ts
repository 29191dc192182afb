import { expect, test } from 'vitest';
import { createPatchMemory } from '../../../src/compute/work/work-memory.js';
import { createEngineBatcher } from '../../../src/compute/work/engine-batcher.js';
import { createEngineLane } from '../../../src/compute/work/engine-lane.js';
import { scorePatches } from '../../../src/compute/work/score-patches.js';
import type { PatchContent } from '../../../src/domain/predictions/patch.js';
import { encodeImage } from '../../../src/image/encode-image.js';
import { whiteImage } from '../../../src/image/rgb-image.js';
import type { LoadedModel } from '../../../src/ports/loaded-model.js';
import { sampleManifest } from '../../app/model-folders.js';

const unasked = (): never => {
  throw new Error('not part of this test');
};

test('of several broken patches the first is named, however fast the others fail', async () => {
  const network = { centreProbabilities: unasked, probabilityMaps: unasked, dispose: unasked };
  const model: LoadedModel = { manifest: sampleManifest('m', 1), network };
  const good: PatchContent = { kind: 'raw', data: new Uint8Array(96 * 96 * 3), widthPx: 96, heightPx: 96 };
  // Takes its time to be decoded, and is of another size then.
  const slow: PatchContent = { kind: 'encoded', data: (await encodeImage(whiteImage(2000, 2000), 'png')).data };
  const junk: PatchContent = { kind: 'encoded', data: Uint8Array.of(1, 2, 3) };
  const lane = createEngineLane();
  const scored = scorePatches([good, good, slow, good, junk], {
    models: [model],
    aggregation: undefined,
    includeMaps: false,
    lane,
    batcher: createEngineBatcher(lane),
    memory: createPatchMemory(),
    signal: new AbortController().signal,
  });
  await expect(scored).rejects.toMatchObject({
    reason: 'PATCH_SIZE_MISMATCH',
    fieldViolations: [{ field: 'patches[2]' }],
  });
});
