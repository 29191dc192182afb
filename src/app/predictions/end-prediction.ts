import { AppError } from '../../domain/errors/app-error.js';
import { fromStoredError, toStoredError } from '../../domain/errors/stored-error.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import type { PredictionPorts } from './prediction-ports.js';

/** The row as the error leaves it; what is no AppError is a defect, logged and not shown. */
export function endedPrediction({ clock, log }: PredictionPorts, prediction: Prediction, cause: unknown): Prediction {
  const ended = { ...prediction, endTimeMs: clock.now() };
  if (!(cause instanceof AppError)) {
    log.error({ err: cause, predictionId: prediction.id }, 'a prediction failed with a defect');
    return { ...ended, state: 'failed', error: { reason: 'INTERNAL', message: 'an internal error', metadata: {} } };
  }
  const { reason } = cause;
  if (reason === 'INTERNAL')
    log.error({ err: cause, predictionId: prediction.id }, 'a prediction failed with a defect');
  else log.info({ predictionId: prediction.id, reason }, 'a prediction ended without a result');
  const state = reason === 'CANCELLED' || reason === 'DEADLINE_EXCEEDED' ? 'cancelled' : 'failed';
  return { ...ended, state, error: toStoredError(cause) };
}

/** Writes the end down and tells all who follow; one that may go on after a restart is left waiting instead. */
export async function storeEnd({ metadata, metrics }: PredictionPorts, end: Prediction): Promise<void> {
  if (end.error?.reason === 'SERVER_DRAINING' && end.keepRunning) {
    // It goes on at the next start: the row stands as if it had never begun.
    const { error, endTimeMs: _, ...waiting } = end;
    await metadata.predictions.put({ ...waiting, state: 'queued' });
    metadata.predictionEvents.interrupt(end.id, fromStoredError(error));
    return;
  }
  await metadata.predictions.put(end);
  await metadata.predictionEvents.append(end.id, { kind: 'finished', prediction: end });
  const { state, result } = end;
  if (state !== 'queued' && state !== 'running')
    metrics.predictionEnded({ state, ...(result && { seconds: result.seconds }) });
}
