import { AppError } from '../../domain/errors/app-error.js';
import type { LoadedModel } from '../../ports/loaded-model.js';

/** The models of this child by the keys that the service gave them. */
export interface ModelShelf {
  put(key: string, model: LoadedModel): void;
  /** Throws MODEL_NOT_LOADED. */
  get(key: string): LoadedModel;
  /** Frees the model once its calls under way have ended; an unknown key is done already. */
  remove(key: string): Promise<void>;
}

export function createModelShelf(): ModelShelf {
  const models = new Map<string, LoadedModel>();
  return {
    put: (key, model) => {
      models.set(key, model);
    },
    get: (key) => {
      const model = models.get(key);
      if (model === undefined) throw new AppError('MODEL_NOT_LOADED', 'The model is not loaded any more.');
      return model;
    },
    remove: async (key) => {
      const model = models.get(key);
      models.delete(key);
      await model?.network.dispose();
    },
  };
}
