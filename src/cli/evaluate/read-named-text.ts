import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { NamedText } from '../../domain/challenge/csv-rows.js';
import { CliError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';

/** CAMELYON16's largest annotation has 4 MB, its largest table less. */
const MAX_BYTES = 256 * 1024 * 1024;

/** A text file by the name that messages use. Throws FILE_NOT_FOUND, FILE_NOT_READABLE, or FILE_TOO_LARGE. */
export async function readNamedText(path: string): Promise<NamedText> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) {
    throw new CliError('FILE_TOO_LARGE', EXIT.badInput, `${path} has ${size} bytes, more than ${MAX_BYTES}`);
  }
  return { name: basename(path), text: await readFile(path, 'utf8') };
}
