// Single patches: a call's worth at once, or an endless flow in small batches.
import { combiner } from '../../domain/ensemble/combine-scores.js';
import { AppError } from '../../domain/errors/app-error.js';
import { checkPatch } from '../../domain/predictions/check-patch.js';
import type { Patch, PatchScore } from '../../domain/predictions/patch.js';
import type { PatchProbabilities, ScorePatchesWork } from '../../ports/compute-host.js';
import type { WorkPriority } from '../../domain/scheduling/work-priority.js';
import { createAdmission, type Admission } from '../admission.js';
import { recordRuns } from '../inference/record-runs.js';
import type { ServingSet } from '../models/serving.js';
import type { CallContext, PredictionUseCases, ScorePatchesOptions } from '../use-cases.js';
import { modelScoresOf } from './build-result.js';
import { MAX_PATCHES, PATCHES_RETRY_AFTER_MS, unitsOf } from './patch-admission.js';
import type { PredictionPorts } from './prediction-ports.js';
import { streamPatchScores, type ScoreBatch } from './stream-patch-scores.js';

/** Patches in batches of all streams of one priority that wait or are scored; further ones wait in their streams. */
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
    scorePatches: (patches, options, context) => {
      requirePatchCount(patches);
      const units = unitsOf(patches.map(({ content }) => content));
      return ports.patchAdmission.runNow(units, options.priority ?? 'interactive', async () => {
        const serving = ports.serving.take();
        try {
          const patchSizePx = patchSizeOf(serving);
          for (const [index, { content }] of patches.entries()) checkPatch(content, patchSizePx, `patches[${index}]`);
          return await scoreBatch(ports, serving, patches, options, context);
        } finally {
          serving.release();
        }
      });
    },
    async *streamPatchScores(patches, options, context) {
      // Before the first message: a stream that sends none holds a call all the same.
      const leave = ports.patchStreams.take(context.connection);
      try {
        yield* scoreFlow(patches, await options, context);
      } finally {
        leave();
      }
    },
  };
}

/** When its caller stops waiting. */
type Until = Pick<CallContext, 'signal' | 'deadlineMs'>;

/** Scores a flow with the models that serve when it begins. */
function createFlowScoring(
  ports: PredictionPorts,
): (patches: AsyncIterable<Patch>, options: ScorePatchesOptions, until: Until) => AsyncGenerator<PatchScore> {
  const queue = (): Admission =>
    createAdmission({ what: 'patches', limit: MAX_STREAM_PATCHES_AT_ONCE, retryAfterMs: PATCHES_RETRY_AFTER_MS });
  // One each, so that streams of background work never keep urgent ones from the engine's queue.
  const queues: Readonly<Record<WorkPriority, Admission>> = { bulk: queue(), interactive: queue(), urgent: queue() };
  const maxBytesAhead = (): number => Math.min(MAX_STREAM_BYTES_AHEAD, MAX_BYTES_AHEAD / ports.patchStreams.open);
  return async function* (patches, options, until) {
    const { signal } = until;
    const queue = queues[options.priority ?? 'interactive'];
    const serving = ports.serving.take();
    try {
      const score: ScoreBatch = (batch) =>
        queue.runWhenFree(batch.length, signal, () => scoreBatch(ports, serving, batch, options, until));
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
  { aggregation, includeMaps, slideStain, priority }: ScorePatchesOptions,
  { signal, deadlineMs }: Until,
): Promise<readonly PatchScore[]> {
  const work: ScorePatchesWork = {
    patches: patches.map(({ content }) => content),
    models: serving.models.map(({ handle }) => handle),
    ...(aggregation === undefined ? {} : { aggregation }),
    includeMaps,
    ...(slideStain && { slideStain }),
    ...(priority && { priority }),
    ...(deadlineMs !== undefined && { deadlineMs }),
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
