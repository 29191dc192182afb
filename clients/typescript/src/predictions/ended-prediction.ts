import { errorFromStatus } from '../errors/decode-error.js';
import { SentinodeError } from '../errors/sentinode-error.js';
import { PredictionState, type Prediction, type PredictionEvent } from '../gen/sentinode/v1/prediction.js';
import { present } from '../present.js';
import type { PredictionClient } from '../service-clients.js';

/**
 * The last event with a complete result: one that came through WatchPrediction carries no patch scores.
 * Throws the prediction's error when it did not succeed.
 */
export async function endedPrediction(
  predictions: PredictionClient,
  finished: PredictionEvent,
  options: { readonly includePatchScores?: boolean; readonly signal?: AbortSignal },
): Promise<PredictionEvent> {
  if (finished.event?.$case !== 'finished') return finished;
  const prediction = finished.event.value;
  if (prediction.state !== PredictionState.SUCCEEDED) throw failure(prediction);

  const result = present(prediction.result, 'PredictSlide');
  const lacksScores =
    options.includePatchScores === true && result.patchScores.length === 0 && result.patchesScored > 0;
  if (!lacksScores) return finished;
  const request = { predictionId: prediction.id, includePatchScores: true };
  const response = await predictions.getPrediction(
    request,
    options.signal === undefined ? {} : { signal: options.signal },
  );
  return { ...finished, event: { $case: 'finished', value: present(response.prediction, 'GetPrediction') } };
}

function failure(prediction: Prediction): SentinodeError {
  const method = '/sentinode.v1.PredictionService/PredictSlide';
  if (prediction.error !== undefined) return errorFromStatus(prediction.error, method);
  const cancelled = prediction.state === PredictionState.CANCELLED;
  return new SentinodeError({
    code: cancelled ? 'CANCELLED' : 'INTERNAL',
    message: cancelled ? 'the prediction was cancelled' : 'the prediction failed without saying why',
    method,
    reason: cancelled ? 'CANCELLED' : 'INTERNAL',
  });
}
