// Single patches: decode, check, batch, infer.
import { AppError } from '../../domain/errors/app-error.js';
import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import { largestBatch } from '../../domain/scheduling/batching.js';
import type { BufferPool } from '../../domain/collections/buffer-pool.js';
import type { RgbImage } from '../../domain/image.js';
import { decodePatch } from '../../image/decode-patch.js';
import type { TwoStains } from '../../domain/stain/stain-statistics.js';
import type { PatchProbabilities } from '../../ports/compute-host.js';
import type { WorkPriority } from '../../domain/scheduling/work-priority.js';
import type { TraceContext } from '../../ports/tracing.js';
import type { PatchBatch } from '../../ports/inference-engine.js';
import { sizeOf, type SentPatch } from '../parcels/parcel.js';
import { bytesOf, copyBytes } from '../parcels/read-parcel.js';
import type { PatchMemory } from './work-memory.js';
import type { EngineBatcher } from './engine-batcher.js';
import type { EngineLane } from './engine-lane.js';
import { throwIfExpired } from './expiry.js';
import type { LoadedModel } from '../../ports/loaded-model.js';
import { pullAhead } from '../../domain/async/pull-ahead.js';
import type { OnRun } from './run-model.js';
import { scoreBatch, type BatchScoring } from './score-batch.js';
import { scoreWithMaps } from './score-with-maps.js';
import { patchesIn, patchStains } from './stain-preparation.js';

export interface PatchScoring {
  readonly models: readonly LoadedModel[];
  readonly aggregation: PatchAggregation | undefined;
  readonly includeMaps: boolean;
  /** Absent: each patch by its own stain, where a model normalises. */
  readonly slideStain?: TwoStains | undefined;
  readonly lane: EngineLane;
  readonly batcher: EngineBatcher;
  readonly memory: PatchMemory;
  readonly signal: AbortSignal;
  /** By `machineMs`; absent: never. */
  readonly expiresMs?: number | undefined;
  /** Absent: `interactive`. */
  readonly priority?: WorkPriority;
  readonly onRun?: OnRun;
  readonly trace?: TraceContext | undefined;
  readonly onWait?: (model: number) => () => void;
}

/** A batch, and how long its patches took to decode. */
type DecodedBatch = PatchBatch & { readonly inputMs: number };

/** Decoded ahead of the engine: one batch is enough to hide a decode behind a run. */
const BATCHES_AHEAD = 1;

/**
 * Scores in the order of `patches`. Throws PATCH_UNDECODABLE or PATCH_SIZE_MISMATCH, each naming `patches[i]`
 * with its index in the call, of several the first; DEADLINE_EXCEEDED before any run that begins after `expiresMs`.
 */
export async function scorePatches(
  patches: readonly SentPatch[],
  scoring: PatchScoring,
): Promise<readonly PatchProbabilities[]> {
  const arrived = scoring.priority === 'urgent' ? scoring.lane.expectUrgent() : undefined;
  try {
    return await scoreParts(patches, scoring, arrived);
  } finally {
    arrived?.();
  }
}

/** `onDecoded`: the first part is about to enter the lane. */
async function scoreParts(
  patches: readonly SentPatch[],
  scoring: PatchScoring,
  onDecoded: (() => void) | undefined,
): Promise<readonly PatchProbabilities[]> {
  const scored: PatchProbabilities[] = [];
  const stains = patchStains(scoring.models, scoring.slideStain);
  for await (const batch of pullAhead(decodedBatches(patches, scoring), BATCHES_AHEAD)) {
    const { prepare } = stains;
    const how = { priority: 'interactive' as const, ...scoring, prepare, inputMs: batch.inputMs };
    const underWay = scoring.includeMaps ? scoreWithMaps(batch, how) : scoreCentres(batch, how);
    onDecoded?.();
    const scores = await underWay;
    const patches = patchesIn(batch.data, batch.count);
    scored.push(...scores.map((patch, index) => withWarnings(patch, stains.warningsOf(patches[index]!))));
    // After a failure some engine may still read them: they are left to the garbage collector then.
    scoring.memory.batches.giveBack(batch.data);
  }
  return scored;
}

function withWarnings(score: PatchProbabilities, warnings: readonly string[]): PatchProbabilities {
  return warnings.length === 0 ? score : { ...score, warnings };
}

async function* decodedBatches(
  patches: readonly SentPatch[],
  scoring: PatchScoring,
): AsyncGenerator<DecodedBatch, void, undefined> {
  const patchSizePx = requirePatchSize(scoring.models);
  const bytesPerPatch = patchSizePx * patchSizePx * 3;
  // No part is larger than a run: whoever is more urgent waits for one at most.
  const partPatches = largestBatch(scoring.batcher.policy, patchSizePx);
  for (let start = 0; start < patches.length; start += partPatches) {
    throwIfExpired(scoring.expiresMs);
    const part = patches.slice(start, start + partPatches);
    const startedMs = performance.now();
    const data = scoring.memory.batches.take(part.length * bytesPerPatch);
    const place = (index: number): Uint8Array => data.subarray(index * bytesPerPatch, (index + 1) * bytesPerPatch);
    // As many decodes at once as the part has patches; libvips' own thread pool bounds what runs.
    await inOrder(
      part.map((patch, index) => putPixels(patch, start + index, patchSizePx, place(index), scoring.memory.files)),
    );
    yield { data, count: part.length, patchSizePx, inputMs: performance.now() - startedMs };
  }
}

/** Like Promise.all, but what is thrown is the first failure in order: all patches before the named one are good. */
async function inOrder(promises: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(promises);
  for (const promise of promises) await promise;
}

async function putPixels(
  patch: SentPatch,
  index: number,
  patchSizePx: number,
  target: Uint8Array,
  files: BufferPool,
): Promise<void> {
  if (patch.kind === 'raw') {
    requireSize(patch, sizeOf(patch), index, patchSizePx);
    copyBytes(patch, target);
    return;
  }
  const file = bytesOf(patch, files);
  const image = await decodeNamed(file, index, target);
  files.giveBack(file);
  requireSize(image, image.data.length, index, patchSizePx);
  if (image.data !== target) target.set(image.data);
}

function requireSize(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  bytes: number,
  index: number,
  patchSizePx: number,
): void {
  if (widthPx !== patchSizePx || heightPx !== patchSizePx) {
    const models = `the models take ${patchSizePx}×${patchSizePx} px`;
    throw refused('PATCH_SIZE_MISMATCH', index, `is ${widthPx}×${heightPx} px; ${models}`);
  }
  const expected = patchSizePx * patchSizePx * 3;
  if (bytes !== expected) {
    throw refused('PATCH_SIZE_MISMATCH', index, `holds ${bytes} bytes; 8-bit RGB of its size has ${expected}`);
  }
}

async function decodeNamed(data: Uint8Array, index: number, into: Uint8Array): Promise<RgbImage> {
  try {
    return await decodePatch(data, into);
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== 'PATCH_UNDECODABLE') throw error;
    const field = `patches[${index}].encoded`;
    throw new AppError(error.reason, error.message, {
      fieldViolations: [{ field, description: error.message }],
      cause: error,
    });
  }
}

async function scoreCentres(batch: PatchBatch, scoring: BatchScoring): Promise<readonly PatchProbabilities[]> {
  const { models } = scoring;
  const { probabilities } = await scoreBatch(batch, scoring);
  return Array.from({ length: batch.count }, (_, patch) => ({
    probabilities: [...probabilities.subarray(patch * models.length, (patch + 1) * models.length)],
  }));
}

function requirePatchSize(models: readonly LoadedModel[]): number {
  const sizes = new Set(models.map((model) => model.manifest.patchSizePx));
  const [size] = sizes;
  if (size === undefined || sizes.size > 1)
    throw new AppError('ENSEMBLE_INVALID', 'the models of one call take patches of one size');
  return size;
}

function refused(reason: 'PATCH_SIZE_MISMATCH', index: number, problem: string): AppError {
  const description = `The patch ${problem}.`;
  return new AppError(reason, description, { fieldViolations: [{ field: `patches[${index}]`, description }] });
}
