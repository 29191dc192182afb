// Versions put into service for good, and taken back.
import { AppError } from '../../domain/errors/app-error.js';
import type { ModelFolder, ModelRepository } from '../../ports/model-repository.js';
import type { ModelDescription, PromotedModel } from '../use-cases.js';
import { latestOf, promotedTo, rolledBack } from './promotion-history.js';

interface PromotePorts {
  readonly models: ModelRepository;
  /** The version that answers now. */
  servedVersion(name: string): number | undefined;
  /** Swaps it in, once `remember` has succeeded; a version that is served stays as it is. */
  serve(folder: ModelFolder, remember: () => Promise<void>): Promise<ModelDescription>;
}

/**
 * What cannot be loaded is not promoted, what cannot be written down is not served. Call under a lock of all
 * promotions.
 */
export async function promoteModel(ports: PromotePorts, folder: ModelFolder): Promise<PromotedModel> {
  const { models, servedVersion, serve } = ports;
  const { name, version } = folder;
  const promoted = await models.promoted();
  const entry = promotedTo(promoted[name], version, servedVersion(name));
  const model = await serve(folder, () => models.savePromoted({ ...promoted, [name]: entry }));
  return { model, previousVersion: latestOf(entry) };
}

/** Throws NO_PREVIOUS_VERSION. Call under a lock of all promotions. */
export async function rollbackModel({ models, serve }: PromotePorts, name: string): Promise<PromotedModel> {
  const promoted = await models.promoted();
  const entry = rolledBack(promoted[name]);
  if (entry === undefined) {
    await models.get(name);
    throw new AppError('NO_PREVIOUS_VERSION', `${name} has no earlier version to go back to`, {
      metadata: { model: name },
    });
  }
  const folder = await models.get(name, entry.version);
  const model = await serve(folder, () => models.savePromoted({ ...promoted, [name]: entry }));
  return { model, previousVersion: latestOf(entry) };
}
