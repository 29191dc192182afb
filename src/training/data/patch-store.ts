// Patches that training works with, by their number, wherever their pixels are.
import { AppError } from '../../domain/errors/app-error.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { SkippedItem } from '../../domain/dataset/data-report.js';
import type { FilePatch, LabelledPatch } from './labelled-patch.js';
import { createPatchReader, decodePatchFile, type PatchReader } from './patch-reader.js';
import { sharePatches, type SharedPatches, type SharedSizes } from './shared-patches.js';
import type { DataStains } from './stain-places.js';

export interface PatchStore extends PatchReader {
  readonly patchSizePx: number;
  /** Index = position in all that follows. */
  readonly patches: readonly LabelledPatch[];
  /** What its patches are brought to; absent: they are as they are. */
  readonly stains?: DataStains;
  /** For other threads. */
  readonly shared: SharedPatches;
}

/** Nothing is read before it is asked for; what was read once stays in memory as far as `cacheBytes` goes. */
export function createPatchStore(patches: readonly LabelledPatch[], sizes: SharedSizes): PatchStore {
  const shared = sharePatches(patches, sizes);
  const { patchSizePx, stains } = sizes;
  return { patchSizePx, patches, ...(stains && { stains }), shared, ...createPatchReader(shared) };
}

/** A store of the patch files that can be decoded at this size, and why the others cannot. */
export async function loadPatchStore(
  listed: readonly FilePatch[],
  patchSizePx: number,
  signal: AbortSignal,
): Promise<{ readonly store: PatchStore; readonly skipped: readonly SkippedItem[] }> {
  const patches: FilePatch[] = [];
  const skipped: SkippedItem[] = [];
  for (const patch of listed) {
    throwIfAborted(signal);
    try {
      await decodePatchFile(patch.file, patchSizePx);
      patches.push(patch);
    } catch (error) {
      const reason = error instanceof AppError ? error.message : 'cannot be decoded';
      skipped.push({ name: patch.relativePath, reason });
    }
  }
  const cacheBytes = patches.length * patchSizePx * patchSizePx * 3;
  return {
    store: createPatchStore(patches, { patchSizePx, readSizePx: patchSizePx, cacheBytes, stains: undefined }),
    skipped,
  };
}
