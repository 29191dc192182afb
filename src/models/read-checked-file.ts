import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';

/** A model's file whose SHA-256 is known; throws MODEL_INVALID when it is missing or not the one meant. */
export async function readCheckedFile(modelDir: string, file: string, sha256: string): Promise<Buffer> {
  const bytes = await readFile(path.join(modelDir, file)).catch((cause: unknown) => {
    throw new AppError('MODEL_INVALID', `${file} cannot be read`, { metadata: { file }, cause });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new AppError('MODEL_INVALID', `${file} has the SHA-256 ${found}; its manifest says ${sha256}`, {
      metadata: { file, expected: sha256, found },
    });
  }
  return bytes;
}
