import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mahalanobis } from '../../src/domain/quality/training-distance.js';
import { stainFeatures } from '../../src/domain/quality/stain-features.js';
import type { FilePatch } from '../../src/training/data/labelled-patch.js';
import { createPatchStore, type PatchStore } from '../../src/training/data/patch-store.js';
import { fitReference } from '../../src/training/fit-reference.js';
import { present } from '../support/present.js';
import { trainingFolder } from './test-config.js';

const never = new AbortController().signal;

/** The fixtures' patches, each `times` times. */
async function storeOf(times: number): Promise<PatchStore> {
  const folder = path.join(trainingFolder, 'tumor');
  const normal = path.join(trainingFolder, 'normal');
  const files = [
    ...(await readdir(folder)).map((name) => path.join(folder, name)),
    ...(await readdir(normal)).map((name) => path.join(normal, name)),
  ];
  const once = files.map((file): FilePatch => ({ kind: 'file', file, relativePath: file, tumour: false }));
  const patches = Array.from({ length: times }, () => once).flat();
  return createPatchStore(patches, { patchSizePx: 96, readSizePx: 96, cacheBytes: 0, stains: undefined });
}

it('describes the patches as they are shown to the network', async () => {
  const store = await storeOf(20);
  const reference = present(await fitReference(store, never));
  const beyond = await Promise.all(
    Array.from({ length: 16 }, async (_, index) => {
      const features = stainFeatures(await store.read(index));
      return features !== undefined && mahalanobis(features, reference) > reference.limit;
    }),
  );
  expect(beyond.filter(Boolean).length).toBeLessThanOrEqual(1);
});

it('is left out of too few patches, and of patches that are all alike', async () => {
  expect(await fitReference(await storeOf(2), never)).toBeUndefined();
  const one = present((await storeOf(1)).patches[0]);
  const alike = createPatchStore(
    Array.from({ length: 300 }, () => one),
    { patchSizePx: 96, readSizePx: 96, cacheBytes: 0, stains: undefined },
  );
  expect(await fitReference(alike, never)).toBeUndefined();
});
