import type { PredictionClient } from '../service-clients.js';

/** The caller is leaving: the server gets this long to hear of it. */
const CANCEL_TIMEOUT_MS = 5_000;

/**
 * Stops a prediction that nobody follows any more. Never throws: what the caller left for counts, not this.
 * When the identifier never arrived, the same request joins the prediction once more to learn it.
 */
export async function cancelPrediction(
  predictions: PredictionClient,
  request: Parameters<PredictionClient['predictSlide']>[0],
  knownId: string | undefined,
): Promise<void> {
  const options = { timeoutMs: CANCEL_TIMEOUT_MS };
  try {
    const predictionId = knownId ?? (await joinedId(predictions, request, options));
    if (predictionId !== undefined) await predictions.cancelPrediction({ predictionId }, options);
  } catch {
    // The server is gone or has forgotten the prediction; there is nobody left to tell.
  }
}

async function joinedId(
  predictions: PredictionClient,
  request: Parameters<PredictionClient['predictSlide']>[0],
  options: { timeoutMs: number },
): Promise<string | undefined> {
  for await (const { event } of predictions.predictSlide(request, options)) {
    if (event?.event?.$case === 'accepted') return event.event.value.id;
  }
  return undefined;
}
