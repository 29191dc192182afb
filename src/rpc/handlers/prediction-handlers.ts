import type { PredictionUseCases } from '../../app/use-cases.js';
import type { PredictionServiceHandlers } from '../../gen/sentinode/v1/PredictionService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { toEncodedImage } from '../mapping/common.js';
import { integerIn, requiredText } from '../mapping/fields.js';
import { fromGetHeatmapRequest } from '../mapping/heatmap.js';
import { fromPredictSlideRequest, toPrediction, toPredictionEvent } from '../mapping/prediction.js';
import { patchHandlers } from './patch-handlers.js';
import { streamPrediction } from './prediction-streams.js';

const SEQUENCES = { min: 0, max: Number.MAX_SAFE_INTEGER };

export function predictionHandlers(predictions: PredictionUseCases, kinds: CallKinds): PredictionServiceHandlers {
  const { unary, serverStream } = kinds;
  return {
    ...patchHandlers(predictions, kinds),

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
      const options = fromGetHeatmapRequest(request);
      const predictionId = requiredText(request.predictionId, 'prediction_id');
      return { image: toEncodedImage(await predictions.getHeatmap(predictionId, options, context)) };
    }),
  };
}
