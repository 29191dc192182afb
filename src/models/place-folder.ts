import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';

/**
 * Moves a finished folder to `<models>/<name>/<version>` on the same file system in one atomic step, where it stays
 * over a power cut. Throws MODEL_INVALID where there is one already: a version is never replaced.
 */
export async function placeFolder(stagedDir: string, versionDir: string): Promise<void> {
  await moveFolder(stagedDir, versionDir);
  // Of a first version all of these may be new: a folder is as durable as its name in the one above.
  const nameDir = path.dirname(versionDir);
  const modelsDir = path.dirname(nameDir);
  for (const dir of [nameDir, modelsDir, path.dirname(modelsDir)]) await syncFolder(dir);
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
