import type { Prediction } from '../../domain/predictions/prediction.js';
import type { AppPorts } from '../app-ports.js';
import { releasePredictionClaim } from './claim-prediction.js';

/** The row goes last: as long as it is there, the deletion can be done again. */
export async function deletePrediction(
  { metadata }: Pick<AppPorts, 'metadata'>,
  prediction: Prediction,
): Promise<void> {
  const { id, tenant } = prediction;
  await metadata.scoreTables.delete(id);
  await metadata.predictionEvents.delete(id);
  await releasePredictionClaim({ metadata }, prediction);
  await metadata.predictions.delete(tenant, id);
}
