// Writes that are whole and on the disk when they resolve, or have not happened.
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** Slides and results are health data: nobody but the service's own user reads them. */
export const PRIVATE_FILE_MODE = 0o600;
export const PRIVATE_FOLDER_MODE = 0o700;

/** Ending of files that were being written; a start removes what a crash left of them. */
export const TEMPORARY_SUFFIX = '.tmp';

let temporaryCount = 0;

/** Replaces `path` in one step: temporary file, fsync, rename, fsync of the folder. */
export async function writeFileDurably(path: string, data: Uint8Array | string): Promise<void> {
  temporaryCount += 1;
  const temporary = `${path}.${process.pid}-${temporaryCount}${TEMPORARY_SUFFIX}`;
  try {
    const handle = await open(temporary, 'wx', PRIVATE_FILE_MODE);
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Renames within one file system; both folders know it when this resolves. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from));
}

/** Does nothing when there is no such file. */
export async function removeFileDurably(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

/** Makes entries of a folder survive a power cut: a file's own fsync does not cover its name. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Creates `path` and what is missing between it and `base`, which must exist. */
export async function createFolderDurably(base: string, path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  let parent = base;
  await syncFolder(parent);
  for (const segment of relative(base, path).split(sep).slice(0, -1)) {
    parent = join(parent, segment);
    await syncFolder(parent);
  }
}
