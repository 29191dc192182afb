import type { InferenceUseCases } from '../../app/inference/inference-types.js';
import type { CallContext, ModelUseCases } from '../../app/use-cases.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { AppError } from '../../domain/errors/app-error.js';

export interface IndexEntry {
  readonly name: string;
  readonly version: string;
  readonly state: string;
  readonly reason: string;
}

/**
 * The version of the ensemble that is chosen: ready where all its members are served. Nothing where none can be read.
 */
export async function indexOfEnsemble(
  inference: InferenceUseCases,
  models: ModelUseCases,
  context: CallContext,
): Promise<readonly IndexEntry[]> {
  const chosen = (await models.listEnsembles(context)).find(({ served }) => served);
  if (chosen === undefined) return [];
  const version = String(chosen.manifest.version);
  try {
    await inference.getServed(ENSEMBLE_NAME, version, context);
    return [{ name: ENSEMBLE_NAME, version, state: 'READY', reason: '' }];
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== 'MODEL_NOT_LOADED') throw error;
    return [{ name: ENSEMBLE_NAME, version, state: 'UNAVAILABLE', reason: 'not every member is served' }];
  }
}
