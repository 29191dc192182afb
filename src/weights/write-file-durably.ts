import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';

/** What the system calls a disk, or a quota, without room. */
const FULL_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Replaces `file` in one step: after a crash there is the old content or the new, never part of one.
 * Throws STORAGE_FULL; then the old content stays and nothing half-written is left.
 */
export async function writeFileDurably(file: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeSynced(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw FULL_CODES.has((error as NodeJS.ErrnoException).code) ? full(file, error) : error;
  }
  // The rename itself is durable only once the folder is.
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeSynced(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function full(file: string, cause: unknown): AppError {
  const name = path.basename(file);
  return new AppError('STORAGE_FULL', `there is no room left for ${name}`, { metadata: { file: name }, cause });
}
