// The one folder that holds everything the service keeps, and who may use it.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../domain/errors/app-error.js';
import type { Clock } from '../../ports/clock.js';
import { lockDataDir, type DataDirLock } from './data-dir-lock.js';
import { writeFileDurably } from './durable-file.js';
import { errorCode } from './storage-error.js';

/** Raised when files are laid out another way; a program refuses a folder that is newer than itself. */
const FORMAT = 1;
const FORMAT_TEXT = `${JSON.stringify({ format: FORMAT })}\n`;

/** Creates the folder where it is missing and locks it; throws CONFIG_INVALID when it cannot be used. */
export async function openDataDir(dataDir: string, clock: Clock): Promise<DataDirLock> {
  return usable(async () => {
    // The mode is for a folder that is made here: a mounted one has an owner who decides.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const lock = await lockDataDir(dataDir, clock);
    try {
      await checkFormat(join(dataDir, 'format.json'));
      return lock;
    } catch (error) {
      await lock.release();
      throw error;
    }
  });
}

/** What keeps the folder from being used is the operator's to mend, whatever the system calls it. */
async function usable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof AppError || code === undefined) throw error;
    throw new AppError('CONFIG_INVALID', `the data folder cannot be used (${code}); check dataDir`, { cause: error });
  }
}

async function checkFormat(path: string): Promise<void> {
  const text = await readOrUndefined(path);
  if (text === undefined) {
    await writeFileDurably(path, FORMAT_TEXT);
    return;
  }
  if (text.trim() === FORMAT_TEXT.trim()) return;
  const problem = `the data folder was written by another version of the program; this one reads format ${FORMAT}`;
  throw new AppError('CONFIG_INVALID', problem, { metadata: { format: String(FORMAT) } });
}

async function readOrUndefined(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
