import type { PredictionUseCases } from '../../app/use-cases.js';
import type { PredictionServiceHandlers } from '../../gen/sentinode/v1/PredictionService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { fromImageFormat, toEncodedImage } from '../mapping/common.js';
import { boundedText, integerIn, requiredText, zeroOrIntegerIn } from '../mapping/fields.js';
import { fromPatches, fromScoreOptions, toPatchScore } from '../mapping/patch.js';
import { fromPredictSlideRequest, toPrediction, toPredictionEvent } from '../mapping/prediction.js';
import { streamPatchScores, streamPrediction } from './prediction-streams.js';

const HEATMAP_SIDES_PX = { min: 64, max: 4096 };
const SEQUENCES = { min: 0, max: Number.MAX_SAFE_INTEGER };

export function predictionHandlers(
  predictions: PredictionUseCases,
  { unary, serverStream, bidi }: CallKinds,
): PredictionServiceHandlers {
  return {
    ScorePatches: unary(async (request, context) => {
      const scores = await predictions.scorePatches(fromPatches(request.patches), fromScoreOptions(request), context);
      return { scores: scores.map(toPatchScore) };
    }),

    StreamPatchScores: bidi((requests, context) => streamPatchScores(predictions, requests, context)),

    PredictSlide: serverStream((request, context) =>
      streamPrediction(predictions, fromPredictSlideRequest(request), request.includePatchScores, context),
    ),

    WatchPrediction: serverStream(async function* ({ predictionId, afterSequence }, context) {
      const after = integerIn(afterSequence, 'after_sequence', SEQUENCES);
      const events = predictions.watchPrediction(requiredText(predictionId, 'prediction_id'), after, context);
      for await (const event of events) yield { event: toPredictionEvent(event) };
    }),

    GetPrediction: unary(async ({ predictionId, includePatchScores }, context) => {
      const prediction = await predictions.getPrediction(requiredText(predictionId, 'prediction_id'), context);
      const scores = includePatchScores ? await predictions.getPatchScores(predictionId, context) : [];
      return { prediction: toPrediction(prediction, scores) };
    }),

    ListPredictions: unary(async (request, context) => {
      const { pageSize, pageToken, slideId } = request;
      const page = { pageSize, pageToken, ...(slideId !== '' && { slideId }) };
      const { items, nextPageToken } = await predictions.listPredictions(page, context);
      return { predictions: items.map((prediction) => toPrediction(prediction)), nextPageToken };
    }),

    CancelPrediction: unary(async ({ predictionId }, context) => ({
      prediction: toPrediction(
        await predictions.cancelPrediction(requiredText(predictionId, 'prediction_id'), context),
      ),
    })),

    GetHeatmap: unary(async (request, context) => {
      const model = boundedText(request.model, 'model', 64);
      const options = {
        maxSidePx: zeroOrIntegerIn(request.maxSidePx, 'max_side_px', HEATMAP_SIDES_PX),
        bare: request.bare,
        encoding: fromImageFormat(request.format, 'format', 'png'),
        ...(model !== '' && { model }),
      };
      return {
        image: toEncodedImage(
          await predictions.getHeatmap(requiredText(request.predictionId, 'prediction_id'), options, context),
        ),
      };
    }),
  };
}
