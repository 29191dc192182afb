// The models that are served: taken by requests, swapped under them, unloaded after their last user.
import type { ModelHandle } from '../../ports/compute-host.js';
import type { ModelFolder } from '../../ports/model-repository.js';

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
  const users = new Map<ServedModel, number>();
  const unloadIfUnused = (model: ServedModel): void => {
    const isServed = served.get(model.folder.name) === model;
    if (!isServed && (users.get(model) ?? 0) === 0) unload(model);
  };
  const replace = (name: string, model: ServedModel | undefined): void => {
    const old = served.get(name);
    if (model === undefined) served.delete(name);
    else served.set(name, model);
    if (old !== undefined) unloadIfUnused(old);
  };
  const count = (model: ServedModel, change: 1 | -1): void => {
    const left = (users.get(model) ?? 0) + change;
    if (left > 0) users.set(model, left);
    else users.delete(model);
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
      let held = true;
      for (const model of models) count(model, 1);
      return {
        release: () => {
          if (!held) return;
          held = false;
          for (const model of models) {
            count(model, -1);
            unloadIfUnused(model);
          }
        },
      };
    },
  };
}
