// Patches of their own files: each decoded once to see that it can be, and known again by its content.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FolderSource, PatchManifestSource } from '../../domain/dataset/data-plan.js';
import type { SkippedItem } from '../../domain/dataset/data-report.js';
import { AppError } from '../../domain/errors/app-error.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { decodePatch } from '../../image/decode-patch.js';
import { forEachLimited } from '../../domain/async/for-each-limited.js';
import { openIndexCache, type IndexCache } from './index-cache.js';
import type { IndexedData, IndexedUnit } from './indexed-data.js';
import type { FilePatch } from './labelled-patch.js';
import { listSource } from './list-patches.js';
import type { RootGuard } from './root-guard.js';

/** Decodes at once; enough for two cores, few enough that memory stays small. */
const DECODES_AT_ONCE = 8;

/** What is known of a file's content. */
type PatchFacts =
  { readonly widthPx: number; readonly heightPx: number; readonly pixels: string } | { readonly problem: string };

/** Files that cannot be decoded or are not of the size are skipped and named. */
export async function indexPatches(
  source: FolderSource | PatchManifestSource,
  patchSizePx: number,
  guard: RootGuard,
  indexDir: string | undefined,
  signal: AbortSignal,
): Promise<IndexedData> {
  const listed = await listSource(source, guard);
  const where = source.kind === 'folders' ? source.dirs.join('\n') : source.manifest;
  const cache = await openIndexCache(indexDir, `patches ${where}`);
  const found: (IndexedUnit | SkippedItem)[] = [];
  await forEachLimited(listed.patches.keys(), DECODES_AT_ONCE, async (index) => {
    throwIfAborted(signal);
    const patch = listed.patches[index];
    if (patch !== undefined) found[index] = await indexPatch(patch, patchSizePx, cache);
  });
  const unsaved = await cache.save();
  return {
    units: found.filter((item): item is IndexedUnit => 'digestLine' in item),
    skipped: [...listed.skipped, ...found.filter((item): item is SkippedItem => 'reason' in item)],
    notes: unsaved === undefined ? [] : [unsaved],
    use: cache.use,
  };
}

async function indexPatch(patch: FilePatch, sizePx: number, cache: IndexCache): Promise<IndexedUnit | SkippedItem> {
  const { file, relativePath: name, tumour, slide, patient } = patch;
  const stamp = await cache.stampOf(file).catch(() => undefined);
  if (stamp === undefined) return { name, reason: 'it cannot be read' };
  let facts = cache.get(stamp.sha256) as PatchFacts | undefined;
  if (facts === undefined) cache.put(stamp.sha256, (facts = await factsOf(file)));
  if ('problem' in facts) return { name, reason: facts.problem };
  const { widthPx, heightPx, pixels } = facts;
  if (widthPx !== sizePx || heightPx !== sizePx)
    return { name, reason: `is ${widthPx}×${heightPx} px, not ${sizePx}×${sizePx}` };
  return {
    name,
    ...(slide === undefined ? {} : { slide }),
    ...(patient === undefined ? {} : { patient }),
    image: pixels,
    tumour,
    digestLine: `${name}\t${stamp.sha256}`,
    patches: [patch],
  };
}

/** Two files with the same pixels are the same image, however they are packed. */
async function factsOf(file: string): Promise<PatchFacts> {
  try {
    const { data, widthPx, heightPx } = await decodePatch(await readFile(file));
    return { widthPx, heightPx, pixels: createHash('sha256').update(data).digest('base64') };
  } catch (error) {
    return { problem: error instanceof AppError ? error.message : 'it cannot be read' };
  }
}
