import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { ModelFolder } from '../ports/model-repository.js';
import { isModelName, listVersions, readVersion, versionDir } from './version-folders.js';

/** The version after the newest, 1 for a new name. Throws INVALID_FIELD for what is no model name. */
export async function nextVersion(modelsDir: string, name: string): Promise<number> {
  requireName(name);
  return ((await listVersions(modelsDir, name))[0]?.version ?? 0) + 1;
}

/** Moves a finished folder to its place. Throws INVALID_FIELD, or MODEL_INVALID where there is one already. */
export async function registerVersion(
  modelsDir: string,
  stagedDir: string,
  name: string,
  version: number,
): Promise<ModelFolder> {
  requireName(name);
  const folder = { name, version };
  await mkdir(path.join(modelsDir, name), { recursive: true });
  await moveFolder(stagedDir, versionDir(modelsDir, folder));
  return readVersion(modelsDir, folder);
}

/** Renames without ever replacing a folder that holds something, and makes the new name durable. */
async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    throw new AppError(
      'MODEL_INVALID',
      `version ${path.basename(to)} of ${path.basename(path.dirname(to))} is there already`,
      { cause: error },
    );
  }
  const parent = await open(path.dirname(to), 'r');
  await parent.sync().finally(() => parent.close());
}

function requireName(name: string): void {
  if (isModelName(name)) return;
  const description = 'lower-case letters, digits, "-" and "_", 1 to 64 of them, the first a letter or digit';
  throw new AppError('INVALID_FIELD', `"${name}" is no model name`, {
    fieldViolations: [{ field: 'model_name', description }],
  });
}
