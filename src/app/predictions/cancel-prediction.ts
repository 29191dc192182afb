import { orAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import { hasEnded } from '../../domain/work-state.js';
import type { CallContext } from '../use-cases.js';
import type { PredictionPorts } from './prediction-ports.js';
import { endedPrediction, storeEnd } from './end-prediction.js';
import { requirePrediction } from './require-prediction.js';

/** Returns once the end is written down; one that has ended already is returned as it is. */
export async function cancelPrediction(
  ports: PredictionPorts,
  predictionId: string,
  { principal, signal }: CallContext,
): Promise<Prediction> {
  const prediction = await requirePrediction(ports, principal.tenant, predictionId);
  if (hasEnded(prediction)) return prediction;
  const reason = new AppError('CANCELLED', 'the prediction was cancelled by CancelPrediction');
  const ended = ports.running.get(predictionId);
  // One that waits for the models after a restart is held by nobody yet.
  if (ended === undefined) await storeEnd(ports, endedPrediction(ports, prediction, reason));
  ports.jobs.cancel(predictionId, reason);
  if (ended !== undefined) await orAborted(ended, signal);
  return requirePrediction(ports, principal.tenant, predictionId);
}
