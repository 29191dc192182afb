import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { AppError } from '../domain/errors/app-error.js';

/** A YAML mapping, empty for an empty file. Throws CONFIG_INVALID naming the file; `what` is what it maps. */
export async function readYamlMapping(file: string, what: string): Promise<Readonly<Record<string, unknown>>> {
  const content = await contentOf(file);
  if (content === null || content === undefined) return {};
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw new AppError('CONFIG_INVALID', `${file}: is not a mapping of ${what}`);
  }
  return content as Readonly<Record<string, unknown>>;
}

async function contentOf(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : 'cannot be read';
    throw new AppError('CONFIG_INVALID', `${file}: ${problem}`, { cause });
  }
}
