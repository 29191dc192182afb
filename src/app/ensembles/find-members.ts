import { requireSameScale } from '../../domain/ensemble/require-members.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import { findVersion } from '../models/find-version.js';
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
  const folders = await Promise.all(
    asked.map((reference, index) => findVersion(ports, reference, `members[${index}]`)),
  );
  requireSameScale(folders.map(({ manifest }) => manifest));
  return folders;
}
