import type { PredictionUseCases } from '../../app/use-cases.js';
import type { PredictionServiceHandlers } from '../../gen/sentinode/v1/PredictionService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { fromPatches, fromScoreOptions, toPatchScore } from '../mapping/patch.js';
import { streamPatchScores } from './prediction-streams.js';

/** The calls that score single patches and keep no record. */
export type PatchHandlers = Pick<PredictionServiceHandlers, 'ScorePatches' | 'StreamPatchScores'>;

export function patchHandlers(predictions: PredictionUseCases, { unary, bidi }: CallKinds): PatchHandlers {
  return {
    ScorePatches: unary(async (request, context) => {
      const scores = await predictions.scorePatches(fromPatches(request.patches), fromScoreOptions(request), context);
      return { scores: scores.map(toPatchScore) };
    }),

    StreamPatchScores: bidi((requests, context) => streamPatchScores(predictions, requests, context)),
  };
}
