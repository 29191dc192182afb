// Single patches: a call's worth at once, or an endless flow in small batches.
import { combiner } from '../../domain/ensemble/combine-scores.js';
import { AppError } from '../../domain/errors/app-error.js';
import { checkPatch } from '../../domain/predictions/check-patch.js';
import type { Patch, PatchScore } from '../../domain/predictions/patch.js';
import type { PatchProbabilities, ScorePatchesWork } from '../../ports/compute-host.js';
import { createAdmission } from '../admission.js';
import { recordRuns } from '../inference/record-runs.js';
import type { ServingSet } from '../models/serving.js';
import type { PredictionUseCases, ScorePatchesOptions } from '../use-cases.js';
import { modelScoresOf } from './build-result.js';
import { MAX_PATCHES, PATCHES_RETRY_AFTER_MS, unitsOf } from './patch-admission.js';
import type { PredictionPorts } from './prediction-ports.js';
import { streamPatchScores, type ScoreBatch } from './stream-patch-scores.js';

/** Batches of all streams together that wait or are scored; further ones wait in their streams. */
const MAX_STREAM_PATCHES_AT_ONCE = 256;
/** Of one stream: two full batches of raw patches of 200 px. */
const MAX_STREAM_BYTES_AHEAD = 8 * 1024 * 1024;
/** Of all streams together; the more there are, the less each reads ahead. As much again is in their batches. */
const MAX_BYTES_AHEAD = 256 * 1024 * 1024;

export function createPatchScoring(
  ports: PredictionPorts,
): Pick<PredictionUseCases, 'scorePatches' | 'streamPatchScores'> {
  const scoreFlow = createFlowScoring(ports);
  return {
    scorePatches: (patches, options, { signal }) => {
      requirePatchCount(patches);
      const units = unitsOf(patches.map(({ content }) => content));
      return ports.patchAdmission.runNow(units, async () => {
        const serving = ports.serving.take();
        try {
          const patchSizePx = patchSizeOf(serving);
          for (const [index, { content }] of patches.entries()) checkPatch(content, patchSizePx, `patches[${index}]`);
          return await scoreBatch(ports, serving, patches, options, signal);
        } finally {
          serving.release();
        }
      });
    },
    async *streamPatchScores(patches, options, context) {
      // Before the first message: a stream that sends none holds a call all the same.
      const leave = ports.patchStreams.take(context.connection);
      try {
        yield* scoreFlow(patches, await options, context.signal);
      } finally {
        leave();
      }
    },
  };
}

/** Scores a flow with the models that serve when it begins. */
function createFlowScoring(
  ports: PredictionPorts,
): (patches: AsyncIterable<Patch>, options: ScorePatchesOptions, signal: AbortSignal) => AsyncGenerator<PatchScore> {
  const streams = createAdmission({
    what: 'patches',
    limit: MAX_STREAM_PATCHES_AT_ONCE,
    retryAfterMs: PATCHES_RETRY_AFTER_MS,
  });
  const maxBytesAhead = (): number => Math.min(MAX_STREAM_BYTES_AHEAD, MAX_BYTES_AHEAD / ports.patchStreams.open);
  return async function* (patches, options, signal) {
    const serving = ports.serving.take();
    try {
      const score: ScoreBatch = (batch) =>
        streams.runWhenFree(batch.length, signal, () => scoreBatch(ports, serving, batch, options, signal));
      yield* streamPatchScores(patches, signal, { patchSizePx: patchSizeOf(serving), maxBytesAhead, score });
    } finally {
      serving.release();
    }
  };
}

/** All models of a serving set take patches of one size. */
function patchSizeOf({ models: [first] }: ServingSet): number {
  if (first === undefined) throw new AppError('INTERNAL', 'patches are to be scored by no model');
  return first.folder.manifest.patchSizePx;
}

function requirePatchCount({ length }: readonly Patch[]): void {
  if (length === 0) throw refused('INVALID_FIELD', 'patches must not be empty', 'must not be empty');
  if (length <= MAX_PATCHES) return;
  const description = `must be at most ${MAX_PATCHES}, not ${length}; use StreamPatchScores`;
  throw refused('TOO_MANY_PATCHES', `patches ${description}`, description);
}

function refused(reason: 'INVALID_FIELD' | 'TOO_MANY_PATCHES', message: string, description: string): AppError {
  return new AppError(reason, message, {
    metadata: { maxPatches: String(MAX_PATCHES) },
    fieldViolations: [{ field: 'patches', description }],
  });
}

async function scoreBatch(
  { compute, statistics }: PredictionPorts,
  serving: ServingSet,
  patches: readonly Patch[],
  { aggregation, includeMaps, slideStain }: ScorePatchesOptions,
  signal: AbortSignal,
): Promise<readonly PatchScore[]> {
  const work: ScorePatchesWork = {
    patches: patches.map(({ content }) => content),
    models: serving.models.map(({ handle }) => handle),
    ...(aggregation === undefined ? {} : { aggregation }),
    includeMaps,
    ...(slideStain && { slideStain }),
  };
  const asked = { models: serving.models, ensemble: serving };
  const scored = await recordRuns(statistics, asked, () => compute.scorePatchesWithRuns(work, signal));
  const combine = combiner(serving.ensemble.manifest, 'patch');
  return patches.map(({ id }, index) => patchScore(id, serving, combine, scored.patches[index]));
}

function patchScore(
  id: string,
  serving: ServingSet,
  combine: (scores: readonly number[]) => number,
  scored: PatchProbabilities | undefined,
): PatchScore {
  if (scored === undefined) throw new AppError('INTERNAL', 'a patch was left without a score');
  return {
    id,
    modelScores: modelScoresOf(serving, scored.probabilities),
    ensembleProbability: combine(scored.probabilities.slice(0, serving.memberCount)),
    warnings: scored.warnings ?? [],
    maps: (scored.maps ?? []).map((probabilities, model) => {
      const folder = serving.models[model]?.folder;
      const sidePx = folder?.manifest.patchSizePx ?? 0;
      return { model: folder?.name ?? '', widthPx: sidePx, heightPx: sidePx, probabilities };
    }),
  };
}
