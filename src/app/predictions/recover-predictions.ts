// What a stop has left of predictions: some go on, the others are told that they do not.
import type { Prediction } from '../../domain/predictions/prediction.js';
import { hasEnded } from '../../domain/work-state.js';
import { resumePrediction } from './accept-prediction.js';
import type { PredictionPorts } from './prediction-ports.js';

/** Call once, before the first request. Returns what is to be resumed once the models had a chance to load. */
export async function recoverPredictions(ports: PredictionPorts): Promise<readonly Prediction[]> {
  const { metadata } = ports;
  const resumable: Prediction[] = [];
  for await (const prediction of metadata.predictions.all()) {
    if (hasEnded(prediction)) continue;
    if (prediction.keepRunning) resumable.push(prediction);
    else await failRestarted(ports, prediction);
  }
  return resumable;
}

/** Puts them back into the queue, oldest first. */
export async function resumePredictions(ports: PredictionPorts, resumable: readonly Prediction[]): Promise<void> {
  const { metadata, log } = ports;
  for (const { id, tenant, slideId } of resumable) {
    // Looked at again: it may have been cancelled since the start.
    const prediction = await metadata.predictions.get(tenant, id);
    if (prediction === undefined || hasEnded(prediction)) continue;
    const slide = await metadata.slides.get(tenant, slideId);
    if (slide === undefined) {
      await failRestarted(ports, prediction);
      continue;
    }
    await resumePrediction(ports, { ...prediction, state: 'queued' }, slide);
    log.info({ predictionId: id }, 'a prediction goes on after the restart');
  }
}

async function failRestarted({ metadata, clock, log }: PredictionPorts, prediction: Prediction): Promise<void> {
  const end: Prediction = {
    ...prediction,
    state: 'failed',
    endTimeMs: clock.now(),
    error: {
      reason: 'SERVER_RESTARTED',
      message: 'the server restarted while the prediction ran; ask again',
      metadata: {},
    },
  };
  await metadata.predictions.put(end);
  await metadata.predictionEvents.append(end.id, { kind: 'finished', prediction: end });
  log.info({ predictionId: end.id }, 'a prediction was ended by the restart');
}
