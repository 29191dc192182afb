// What requests are scored with: the ensemble's members and every other served model.
import { requireSameScale } from '../../domain/ensemble/require-members.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { AppPorts } from '../app-ports.js';
import type { EnsembleFile } from '../../ports/ensemble-store.js';
import { unloadModel } from './unload-model.js';
import { createModelShelf, type ModelShelf, type ServedModel } from './model-shelf.js';

export interface ServingSet {
  readonly ensemble: EnsembleFile;
  /** The ensemble's members in its order, then the other served models by name. All see the same patches. */
  readonly models: readonly ServedModel[];
  /** How many of `models` are members. */
  readonly memberCount: number;
  /** Lets go of the models; to be called once, however the work ends. */
  release(): void;
}

export interface Serving {
  readonly shelf: ModelShelf;
  /** The ensemble that is served; throws MODEL_NOT_LOADED before it was read, ENSEMBLE_INVALID when it could not be. */
  ensemble(): EnsembleFile;
  /** The same, or why there is none. */
  ensembleOrProblem(): EnsembleFile | AppError;
  setEnsemble(ensemble: EnsembleFile | AppError): void;
  /** Takes the present models for one piece of work; throws MODEL_NOT_LOADED or ENSEMBLE_INVALID. */
  take(): ServingSet;
  /** Members of the ensemble that are not served; empty when all are. */
  missingMembers(): readonly string[];
}

/** Reading and replaying the shipped models takes seconds. */
const LOADING_RETRY_AFTER_MS = 2_000;

export function createServing({ compute, log }: Pick<AppPorts, 'compute' | 'log'>): Serving {
  const shelf = createModelShelf((model) => {
    unloadModel({ compute, log }, model);
  });
  let current: EnsembleFile | AppError = new AppError('MODEL_NOT_LOADED', 'the models are still being loaded', {
    retryAfterMs: LOADING_RETRY_AFTER_MS,
  });
  const ensemble = (): EnsembleFile => {
    if (current instanceof AppError) throw current;
    return current;
  };
  return {
    shelf,
    ensemble,
    ensembleOrProblem: () => current,
    setEnsemble: (next) => {
      current = next;
    },
    take: () => takeAll(shelf, ensemble()),
    missingMembers: () =>
      current instanceof AppError ? [] : memberNames(current).filter((name) => shelf.get(name) === undefined),
  };
}

function takeAll(shelf: ModelShelf, ensemble: EnsembleFile): ServingSet {
  const names = memberNames(ensemble);
  const members = names.map((name) => shelf.get(name) ?? notLoaded(name));
  const models = [...members, ...shelf.all().filter(({ folder }) => !names.includes(folder.name))];
  requireSameScale(models.map(({ folder }) => folder.manifest));
  return { ensemble, models, memberCount: members.length, ...shelf.take(models) };
}

function memberNames({ manifest }: EnsembleFile): readonly string[] {
  return manifest.members.map(({ model }) => model);
}

function notLoaded(model: string): never {
  throw new AppError('MODEL_NOT_LOADED', `${model}, a member of the ensemble, is not served; load it first`, {
    metadata: { model },
  });
}
