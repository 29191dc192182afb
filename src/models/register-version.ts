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

/** Moves a finished folder to its place, where it stays over a power cut. Throws INVALID_FIELD, or MODEL_INVALID where there is one already. */
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
  // Of a first model all of these may be new: a folder is as durable as its name in the one above.
  const above = [path.join(modelsDir, name), modelsDir, path.dirname(modelsDir)];
  for (const dir of above) await syncFolder(dir);
  return readVersion(modelsDir, folder);
}

/** Renames without ever replacing a folder that holds something. */
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
}

async function syncFolder(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  await handle.sync().finally(() => handle.close());
}

function requireName(name: string): void {
  if (isModelName(name)) return;
  const description = 'lower-case letters, digits, "-" and "_", 1 to 64 of them, the first a letter or digit';
  throw new AppError('INVALID_FIELD', `"${name}" is no model name`, {
    fieldViolations: [{ field: 'model_name', description }],
  });
}
