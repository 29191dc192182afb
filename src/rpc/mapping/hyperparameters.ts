import {
  DEFAULT_HYPERPARAMETERS,
  LOSSES,
  OPTIMIZERS,
  RECIPE_NAMES,
  SCHEDULES,
  type Hyperparameters,
} from '../../domain/training/hyperparameters.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { Hyperparameters__Output } from '../../gen/sentinode/v1/Hyperparameters.js';

/** Names are checked here, numbers by the use case. */
export function fromHyperparameters(message: Hyperparameters__Output | null): Hyperparameters {
  if (message === null) return DEFAULT_HYPERPARAMETERS;
  return {
    ...message,
    recipe: nameIn(message.recipe, 'recipe', RECIPE_NAMES),
    optimizer: nameIn(message.optimizer, 'optimizer', OPTIMIZERS),
    schedule: nameIn(message.schedule, 'schedule', SCHEDULES),
    loss: nameIn(message.loss, 'loss', LOSSES),
  };
}

function nameIn<Name extends string>(value: string, field: string, names: readonly Name[]): '' | Name {
  if (value === '') return '';
  const name = names.find((candidate) => candidate === value);
  if (name !== undefined) return name;
  throw invalidField(`hyperparameters.${field}`, `is none of ${names.join(', ')}`);
}
