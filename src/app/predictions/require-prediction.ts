import { AppError } from '../../domain/errors/app-error.js';
import type { Prediction } from '../../domain/predictions/prediction.js';
import type { AppPorts } from '../app-ports.js';

/** Throws PREDICTION_NOT_FOUND, also for one of another tenant. */
export async function requirePrediction(
  { metadata }: Pick<AppPorts, 'metadata'>,
  tenant: string,
  predictionId: string,
): Promise<Prediction> {
  const prediction = await metadata.predictions.get(tenant, predictionId);
  if (prediction !== undefined) return prediction;
  throw new AppError('PREDICTION_NOT_FOUND', 'no prediction has this id', { metadata: { predictionId } });
}
