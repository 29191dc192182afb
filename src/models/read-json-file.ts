import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { ErrorReason } from '../domain/errors/error-reason.js';

/** A manifest holds some 10 KiB and golden patches a few; more is not one of ours and is not read. */
const MAX_JSON_BYTES = 4 * 1024 * 1024;

export interface JsonFile {
  readonly value: unknown;
  readonly text: string;
}

/** A JSON file and its text; throws `reason`, naming the file without its folder. */
export async function readJsonFile(file: string, reason: ErrorReason): Promise<JsonFile> {
  const name = path.basename(file);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError(reason, `${name} cannot be read`, { metadata: { file: name }, cause });
  });
  if (text.length > MAX_JSON_BYTES)
    throw new AppError(reason, `${name} is larger than ${MAX_JSON_BYTES} bytes`, { metadata: { file: name } });
  try {
    return { value: JSON.parse(text) as unknown, text };
  } catch (cause) {
    throw new AppError(reason, `${name} is not JSON`, { metadata: { file: name }, cause });
  }
}
