// One prediction from its turn in the queue to its stored end.
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import type { AcceptedPrediction } from './accepted-prediction.js';
import type { PredictionPorts } from './prediction-ports.js';
import { endedPrediction, storeEnd } from './end-prediction.js';
import { scoreSlide } from './score-slide.js';

/** Never rejects: whatever happens becomes the prediction's end, or waits for the next start. */
export async function runPrediction(
  ports: PredictionPorts,
  accepted: AcceptedPrediction,
  signal: AbortSignal,
): Promise<void> {
  const { prediction, heartbeat } = accepted;
  try {
    const end = await endOf(ports, accepted, signal);
    await heartbeat.stop();
    await storeEnd(ports, end);
  } catch (error) {
    await heartbeat.stop();
    // The end cannot be written down, as on a full disk: those who follow must not wait for it for ever.
    const problem = error instanceof AppError ? error : new AppError('INTERNAL', 'an internal error', { cause: error });
    ports.log.error({ err: error, predictionId: prediction.id }, 'the end of a prediction could not be stored');
    ports.metadata.predictionEvents.interrupt(prediction.id, problem);
  }
}

async function endOf(ports: PredictionPorts, accepted: AcceptedPrediction, signal: AbortSignal): Promise<Prediction> {
  const { prediction } = accepted;
  try {
    throwIfAborted(signal);
    await ports.metadata.predictions.put({ ...prediction, state: 'running' });
    const { result, table } = await scoreSlide(ports, accepted, signal);
    // The table first: a row that says `succeeded` always has one.
    await ports.metadata.scoreTables.put(prediction.id, table);
    const { patchesScored, seconds } = result;
    ports.log.info({ predictionId: prediction.id, patchesScored, seconds: seconds.total }, 'a prediction succeeded');
    return { ...prediction, state: 'succeeded', endTimeMs: ports.clock.now(), result };
  } catch (error) {
    return endedPrediction(ports, prediction, signal.aborted ? abortError(signal) : error);
  }
}
