// Decoded patches in shared memory, so that augmentation threads read them without a copy.
import { readFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors/app-error.js';
import { decodePatch } from '../../image/decode-patch.js';
import type { LabelledPatch } from './list-patches.js';
import type { SkippedFile } from '../training-event.js';

export interface PatchStore {
  readonly patchSizePx: number;
  /** The patches that decoded; index = position in all that follows. */
  readonly patches: readonly LabelledPatch[];
  /** uint8 RGB of the first `cachedCount` patches, one after another. */
  readonly cache: SharedArrayBuffer;
  readonly cachedCount: number;
  readonly skipped: readonly SkippedFile[];
}

/** Decodes at once; enough for two cores, few enough that memory stays small. */
const DECODES_AT_ONCE = 8;

/** Checks and decodes all patches; keeps as many as fit into `cacheBytes`. */
export async function loadPatchStore(
  listed: readonly LabelledPatch[],
  patchSizePx: number,
  cacheBytes: number,
  signal: AbortSignal,
): Promise<PatchStore> {
  const patchBytes = patchSizePx * patchSizePx * 3;
  const capacity = Math.min(listed.length, Math.floor(cacheBytes / patchBytes));
  const cache = new SharedArrayBuffer(capacity * patchBytes);
  const bytes = new Uint8Array(cache);
  const patches: LabelledPatch[] = [];
  const skipped: SkippedFile[] = [];
  for (let start = 0; start < listed.length; start += DECODES_AT_ONCE) {
    signal.throwIfAborted();
    const chunk = listed.slice(start, start + DECODES_AT_ONCE);
    const decoded = await Promise.all(chunk.map((patch) => tryDecode(patch, patchSizePx)));
    for (const [index, result] of decoded.entries()) {
      const patch = chunk[index];
      if (patch === undefined) continue;
      if (typeof result === 'string') {
        skipped.push({ file: patch.relativePath, reason: result });
        continue;
      }
      if (patches.length < capacity) bytes.set(result, patches.length * patchBytes);
      patches.push(patch);
    }
  }
  return { patchSizePx, patches, cache, cachedCount: Math.min(patches.length, capacity), skipped };
}

/** uint8 RGB of one patch file; throws PATCH_UNDECODABLE or PATCH_SIZE_MISMATCH. */
export async function decodePatchFile(file: string, patchSizePx: number): Promise<Uint8Array> {
  const { data, widthPx, heightPx } = await decodePatch(await readFile(file));
  if (widthPx !== patchSizePx || heightPx !== patchSizePx) {
    throw new AppError('PATCH_SIZE_MISMATCH', `is ${widthPx}×${heightPx} px, not ${patchSizePx}×${patchSizePx}`);
  }
  return data;
}

async function tryDecode(patch: LabelledPatch, patchSizePx: number): Promise<Uint8Array | string> {
  try {
    return await decodePatchFile(patch.file, patchSizePx);
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be decoded';
  }
}
