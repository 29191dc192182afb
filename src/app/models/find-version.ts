import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { atField } from '../../domain/errors/at-field.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { parseModelReference } from '../../domain/models/model-reference.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import type { AppPorts } from '../app-ports.js';
import type { Serving } from './serving.js';

export interface VersionPorts extends Pick<AppPorts, 'models'> {
  readonly serving: Serving;
}

/**
 * The version that `name/version` names; of a name alone the served one, else the newest. Throws INVALID_FIELD,
 * MODEL_NOT_FOUND or MODEL_INVALID, each with the field at fault.
 */
export async function findVersion(
  { models, serving }: VersionPorts,
  reference: string,
  field: string,
): Promise<ModelFolder> {
  const named = reference.includes('/') ? parseModelReference(reference) : { name: reference, version: undefined };
  if (named === undefined || named.name === ENSEMBLE_NAME) {
    throw invalidField(field, `"${reference}" is no model, as \`name/version\` or \`name\``);
  }
  const { name, version } = named;
  try {
    return await models.get(name, version ?? serving.shelf.get(name)?.folder.version);
  } catch (error) {
    throw atField(error, field);
  }
}
