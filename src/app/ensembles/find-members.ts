import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { requireSameScale } from '../../domain/ensemble/require-members.js';
import { atField } from '../../domain/errors/at-field.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { parseModelReference } from '../../domain/models/model-reference.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import type { FitPorts } from './fit-ports.js';

/**
 * The versions that are to be an ensemble. Throws INVALID_FIELD, MODEL_NOT_FOUND or MODEL_INVALID with the field at
 * fault, ENSEMBLE_INVALID for models that see other patches than each other.
 */
export async function findMembers(
  ports: Pick<FitPorts, 'models' | 'serving'>,
  members: readonly string[],
): Promise<readonly ModelFolder[]> {
  const asked = members.length > 0 ? members : ports.serving.ensemble().manifest.members.map(({ model }) => model);
  const folders = await Promise.all(asked.map((reference, index) => findMember(ports, reference, `members[${index}]`)));
  requireSameScale(folders.map(({ manifest }) => manifest));
  return folders;
}

async function findMember(
  { models, serving }: Pick<FitPorts, 'models' | 'serving'>,
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
