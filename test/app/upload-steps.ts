// Steps that the tests of uploads share.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { UploadChunk } from '../../src/domain/uploads/upload.js';
import type { Harness } from './harness.js';

/** Everything that is on disk of uploads and slides. */
export const leftovers = async ({ dataDir }: Harness): Promise<readonly string[]> => {
  const folders = [
    'staging',
    'slides',
    'trash',
    'records/uploads',
    'records/slides',
    'records/promotions',
    'records/request-ids',
  ];
  const names = await Promise.all(folders.map((folder) => readdir(join(dataDir, folder))));
  return names.flat();
};

/** Gives its chunks, then fails as a connection does that breaks. */
export async function* breaking(...chunks: readonly UploadChunk[]): AsyncGenerator<UploadChunk> {
  yield* chunks;
  throw new AppError('CANCELLED', 'the client went away');
}

/** Gives its chunks, then waits for more that never come. */
export async function* hanging(onLast: () => void, ...chunks: readonly UploadChunk[]): AsyncGenerator<UploadChunk> {
  yield* chunks;
  onLast();
  await new Promise(() => undefined);
}
