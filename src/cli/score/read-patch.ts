import { open } from 'node:fs/promises';
import type { Patch } from '@sentinode/client';
import { CliError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';

/** Half of what a server takes in one message by default; an encoded patch is a hundredth of it. */
const MAX_PATCH_BYTES = 8 * 1024 * 1024;

/** The file as a patch of that name. The server decodes it and knows the size that it must have. */
export async function readPatch(path: string): Promise<Patch> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > MAX_PATCH_BYTES) throw new CliError('PATCH_TOO_LARGE', EXIT.badInput, `${size} bytes are no patch`);
    return { id: path.slice(-200), content: { $case: 'encoded', value: await file.readFile() } };
  } finally {
    await file.close();
  }
}
