// The models that are served: taken by requests, swapped under them, unloaded after their last user.
import type { ModelHandle } from '../../ports/compute-host.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import { createUseCounts } from './use-counts.js';

export interface ServedModel {
  readonly folder: ModelFolder;
  readonly handle: ModelHandle;
  readonly readyTimeMs: number;
}

export interface ModelShelf {
  get(name: string): ServedModel | undefined;
  /** By name. */
  all(): readonly ServedModel[];
  /** Serves the model from now on; the one of the same name before it goes once its last user has ended. */
  put(model: ServedModel): void;
  /** Stops serving; does nothing for a name that is not served. */
  remove(name: string): void;
  /** Keeps these models loaded until `release` is called. */
  take(models: readonly ServedModel[]): { release(): void };
}

export function createModelShelf(unload: (model: ServedModel) => void): ModelShelf {
  const served = new Map<string, ServedModel>();
  const users = createUseCounts<ServedModel>();
  const unloadIfUnused = (model: ServedModel): void => {
    const isServed = served.get(model.folder.name) === model;
    if (!isServed && !users.isUsed(model)) unload(model);
  };
  const replace = (name: string, model: ServedModel | undefined): void => {
    const old = served.get(name);
    if (model === undefined) served.delete(name);
    else served.set(name, model);
    if (old !== undefined) unloadIfUnused(old);
  };
  return {
    get: (name) => served.get(name),
    all: () => [...served.values()].sort((a, b) => (a.folder.name < b.folder.name ? -1 : 1)),
    put: (model) => {
      replace(model.folder.name, model);
    },
    remove: (name) => {
      replace(name, undefined);
    },
    take: (models) => {
      for (const model of models) users.add(model);
      return releaseOnce(() => {
        for (const model of models) {
          users.remove(model);
          unloadIfUnused(model);
        }
      });
    },
  };
}

function releaseOnce(giveBack: () => void): { release(): void } {
  let held = true;
  return {
    release: () => {
      if (!held) return;
      held = false;
      giveBack();
    },
  };
}
