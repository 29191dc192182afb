// The two streams of PredictionService whose messages need a look at each other.
import type { CallContext, PredictionUseCases, PredictSlideCommand } from '../../app/use-cases.js';
import { fromStoredError } from '../../domain/errors/stored-error.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import type { Patch } from '../../domain/predictions/patch.js';
import type { PredictSlideResponse } from '../../gen/sentinode/v1/PredictSlideResponse.js';
import type { StreamPatchScoresRequest__Output } from '../../gen/sentinode/v1/StreamPatchScoresRequest.js';
import type { StreamPatchScoresResponse } from '../../gen/sentinode/v1/StreamPatchScoresResponse.js';
import { fromPatch, fromScoreOptions, toPatchScore } from '../mapping/patch.js';
import { toPredictionEvent } from '../mapping/prediction.js';
import { takeFirst } from '../mapping/take-first.js';

const NO_OPTIONS = { aggregation: null, includeMaps: false, priority: 'PRIORITY_UNSPECIFIED' } as const;

/** The first message's options hold for the whole stream. */
export async function* streamPatchScores(
  predictions: PredictionUseCases,
  requests: AsyncIterable<StreamPatchScoresRequest__Output>,
  context: CallContext,
): AsyncIterable<StreamPatchScoresResponse> {
  const taken = takeFirst(requests);
  const options = taken.then(({ first }) => fromScoreOptions(first ?? NO_OPTIONS));
  // When the stream is refused before it is read, nobody waits for them.
  options.catch(() => undefined);
  const scores = predictions.streamPatchScores(patchesOf(taken), options, context);
  for await (const score of scores) yield { score: toPatchScore(score) };
}

async function* patchesOf(taken: ReturnType<typeof takeFirst<StreamPatchScoresRequest__Output>>): AsyncIterable<Patch> {
  const { first, rest } = await taken;
  if (!first) return;
  yield fromPatch(first.patch, 'patch');
  for await (const { patch } of rest) yield fromPatch(patch, 'patch');
}

/** The last event says how the prediction ended; when that is an error, the call ends with it too. */
export async function* streamPrediction(
  predictions: PredictionUseCases,
  command: PredictSlideCommand,
  includePatchScores: boolean,
  context: CallContext,
): AsyncIterable<PredictSlideResponse> {
  for await (const numbered of predictions.predictSlide(command, context)) {
    if (numbered.event.kind !== 'finished') {
      yield { event: toPredictionEvent(numbered) };
      continue;
    }
    const { prediction } = numbered.event;
    const scores = includePatchScores ? await predictions.getPatchScores(prediction.id, context) : [];
    yield { event: toPredictionEvent(numbered, scores) };
    throwIfFailed(prediction);
  }
}

function throwIfFailed({ error }: Prediction): void {
  if (error) throw fromStoredError(error);
}
