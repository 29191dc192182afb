import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';

export const PRIVATE_DIR_PREFIX = 'sentinode-private-';

/** Removes a private server's temporary folder, and nothing that is none. */
export async function removePrivateDir(dir: string): Promise<void> {
  const isPrivate = dirname(resolve(dir)) === resolve(tmpdir()) && basename(dir).startsWith(PRIVATE_DIR_PREFIX);
  if (isPrivate) await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}
