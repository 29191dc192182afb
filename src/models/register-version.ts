import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ENSEMBLE_NAME } from '../domain/ensemble/ensemble-name.js';
import { AppError } from '../domain/errors/app-error.js';
import type { ModelFolder } from '../ports/model-repository.js';
import { placeFolder } from './place-folder.js';
import { isModelName, listVersions, readVersion, versionDir } from './version-folders.js';

/** The version after the newest, 1 for a new name. Throws INVALID_FIELD for what is no model name. */
export async function nextVersion(modelsDir: string, name: string): Promise<number> {
  requireName(name);
  return ((await listVersions(modelsDir, name))[0]?.version ?? 0) + 1;
}

/**
 * Moves a finished folder to its place, where it stays over a power cut. Throws INVALID_FIELD, or MODEL_INVALID where
 * there is one already.
 */
export async function registerVersion(
  modelsDir: string,
  stagedDir: string,
  name: string,
  version: number,
): Promise<ModelFolder> {
  requireName(name);
  const folder = { name, version };
  await mkdir(path.join(modelsDir, name), { recursive: true });
  await placeFolder(stagedDir, versionDir(modelsDir, folder));
  return readVersion(modelsDir, folder);
}

function requireName(name: string): void {
  if (isModelName(name) && name !== ENSEMBLE_NAME) return;
  const description = `lower-case letters, digits, "-" and "_", 1 to 64 of them, the first a letter or digit; not "${ENSEMBLE_NAME}"`;
  throw new AppError('INVALID_FIELD', `"${name}" is no model name`, {
    fieldViolations: [{ field: 'model_name', description }],
  });
}
