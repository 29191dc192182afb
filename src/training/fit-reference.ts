// What a version's training patches look like in stain and brightness, to tell slides that are unlike them.
import { fitTrainingReference } from '../domain/quality/fit-training-reference.js';
import { stainFeatures } from '../domain/quality/stain-features.js';
import type { TrainingReference } from '../domain/quality/training-distance.js';
import { AppError } from '../domain/errors/app-error.js';
import { throwIfAborted } from '../domain/errors/abort-error.js';
import { spreadEvenly } from '../domain/tiling/spread-evenly.js';
import { createPatchStore, type PatchStore } from './data/patch-store.js';

/** A percentile of 2,000 is steady to half a per cent, and they are read in seconds. */
const MAX_PATCHES = 2_000;
/** Nine means and 45 covariances of fewer say more about the patches than about the stain. */
const MIN_PATCHES = 200;

/** Of the patches as the network sees them, evenly spread; undefined when they are too few, or too much alike. */
export async function fitReference(
  { patches, patchSizePx, stains }: PatchStore,
  signal: AbortSignal,
): Promise<TrainingReference | undefined> {
  if (patches.length < MIN_PATCHES) return undefined;
  const sizes = { patchSizePx, readSizePx: patchSizePx, cacheBytes: 0, stains };
  const store = createPatchStore(spreadEvenly(patches, MAX_PATCHES), sizes);
  try {
    const features: Float64Array[] = [];
    for (const index of store.patches.keys()) {
      throwIfAborted(signal);
      const patch = stainFeatures(await store.read(index));
      if (patch !== undefined) features.push(patch);
    }
    return features.length < MIN_PATCHES ? undefined : fitTrainingReference(features);
  } catch (error) {
    if (error instanceof AppError && error.reason === 'INVALID_FIELD') return undefined;
    throw error;
  } finally {
    await store.close();
  }
}
