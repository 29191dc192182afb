import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { dataInvalid } from '../../domain/dataset/data-invalid.js';
import type { RootGuard } from './root-guard.js';

/** Four million rows of 128 bytes. */
const MAX_MANIFEST_BYTES = 512 * 1024 * 1024;

export interface Manifest {
  /** Folder that the paths in it are relative to. */
  readonly dir: string;
  readonly text: string;
}

/** Throws TRAINING_DATA_INVALID, also for text of another encoding: its names would not be found. */
export async function readManifest(file: string, guard: RootGuard): Promise<Manifest> {
  const real = await guard.find('/', file);
  const name = path.basename(file);
  if (real === undefined) throw dataInvalid(`the manifest ${name} does not exist below the training roots`);
  const facts = await stat(real);
  if (!facts.isFile()) throw dataInvalid(`the manifest ${name} is no file`);
  if (facts.size > MAX_MANIFEST_BYTES)
    throw dataInvalid(`the manifest ${name} has more than ${MAX_MANIFEST_BYTES} bytes`);
  return { dir: path.dirname(real), text: textOf(await readFile(real), name) };
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw dataInvalid(`the manifest ${name} is no UTF-8 text; spreadsheets write it as "CSV UTF-8"`, error);
  }
}
