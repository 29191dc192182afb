import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { throwIfAborted } from '../../domain/errors/abort-error.js';

/** For files that together fit into a moment and into memory. */
export async function hashSmallFiles(paths: readonly string[], signal?: AbortSignal): Promise<readonly string[]> {
  const digests: string[] = [];
  for (const path of paths) {
    throwIfAborted(signal);
    digests.push(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return digests;
}
