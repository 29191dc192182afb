import { takeAhead } from '../../domain/async/take-ahead.js';
import { untilAborted } from '../../domain/async/until-aborted.js';
import { AppError } from '../../domain/errors/app-error.js';
import { checkPatch } from '../../domain/predictions/check-patch.js';
import type { Patch, PatchScore } from '../../domain/predictions/patch.js';

/** Engines gain nothing from larger batches. */
const MAX_BATCH_PATCHES = 32;
/** The next batch is at hand while one is scored; the caller is read no further. */
const MAX_PATCHES_AHEAD = 2 * MAX_BATCH_PATCHES;

export interface PatchFlow {
  readonly patchSizePx: number;
  /** Bytes of patches that may be read ahead now; one patch may be whatever it has. */
  readonly maxBytesAhead: () => number;
  readonly score: ScoreBatch;
}

export type ScoreBatch = (patches: readonly Patch[]) => Promise<readonly PatchScore[]>;

/**
 * Scores a flow in its order: each time what is at hand, so that a lone patch does not wait for others. A patch that
 * cannot be scored ends the flow, after the scores of all before it, with an error that names it.
 */
export async function* streamPatchScores(
  patches: AsyncIterable<Patch>,
  signal: AbortSignal,
  { patchSizePx, maxBytesAhead, score }: PatchFlow,
): AsyncGenerator<PatchScore, void, undefined> {
  const ahead = takeAhead(checked(untilAborted(patches, signal), patchSizePx), {
    maxItems: MAX_PATCHES_AHEAD,
    bytesOf: ({ content }) => content.data.length,
    maxBytes: maxBytesAhead,
  });
  let done = 0;
  try {
    for (
      let batch = await ahead.take(MAX_BATCH_PATCHES);
      batch.length > 0;
      batch = await ahead.take(MAX_BATCH_PATCHES)
    ) {
      yield* scoreUpToBroken(batch, done, score);
      done += batch.length;
    }
  } finally {
    ahead.close();
  }
}

async function* checked(patches: AsyncIterable<Patch>, patchSizePx: number): AsyncGenerator<Patch, void, undefined> {
  let index = 0;
  for await (const patch of patches) {
    try {
      checkPatch(patch.content, patchSizePx, 'patch');
    } catch (error) {
      throw error instanceof AppError ? namedAfter(error, patch.id, index) : error;
    }
    yield patch;
    index += 1;
  }
}

async function* scoreUpToBroken(
  batch: readonly Patch[],
  before: number,
  score: ScoreBatch,
): AsyncGenerator<PatchScore, void, undefined> {
  try {
    yield* await score(batch);
  } catch (error) {
    const index = brokenIndex(error);
    if (!(error instanceof AppError) || index === undefined) throw error;
    if (index > 0) yield* await score(batch.slice(0, index));
    throw namedAfter(error, batch[index]?.id ?? '', before + index);
  }
}

const PATCH_FIELD = /^patches\[(\d+)\]/;

/** The patch of the batch that the error is about; undefined for an error of another kind. */
function brokenIndex(error: unknown): number | undefined {
  const field = error instanceof AppError ? error.fieldViolations[0]?.field : undefined;
  const match = field === undefined ? null : PATCH_FIELD.exec(field);
  return match === null ? undefined : Number(match[1]);
}

/** One message of the flow carries one patch, so that its field has no index; the metadata says which it was. */
function namedAfter(error: AppError, patchId: string, patchIndex: number): AppError {
  return new AppError(error.reason, error.message, {
    metadata: { ...error.metadata, patchId, patchIndex: String(patchIndex) },
    fieldViolations: error.fieldViolations.map(({ field, description }) => ({
      field: field.replace(PATCH_FIELD, 'patch'),
      description,
    })),
    cause: error,
  });
}
