import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { AppError } from '../domain/errors/app-error.js';
import { SETTING_NAMES, type SettingName } from './settings.js';

export interface FileValue {
  readonly value: unknown;
  readonly source: string;
  readonly baseDir: string;
}

/** Reads a YAML mapping of settings. A key that is no setting is an error: a typo must not pass as a default. */
export async function readConfigFile(file: string): Promise<(name: SettingName) => FileValue | undefined> {
  const values = mappingOf(await contentOf(file), file);
  const unknown = Object.keys(values).filter((key) => !SETTING_NAMES.some((name) => name === key));
  if (unknown.length > 0)
    throw invalid(`${file}: no such setting: ${unknown.join(', ')}; there are ${SETTING_NAMES.join(', ')}`);
  const baseDir = dirname(resolve(file));
  return (name) =>
    values[name] === undefined ? undefined : { value: values[name], source: `${file}: ${name}`, baseDir };
}

async function contentOf(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw invalid(`${file}: ${cause instanceof Error ? cause.message : 'cannot be read'}`, cause);
  }
}

function mappingOf(content: unknown, file: string): Readonly<Record<string, unknown>> {
  if (content === null || content === undefined) return {};
  if (typeof content !== 'object' || Array.isArray(content)) throw invalid(`${file}: is not a mapping of settings`);
  return content as Readonly<Record<string, unknown>>;
}

function invalid(message: string, cause?: unknown): AppError {
  return new AppError('CONFIG_INVALID', message, { cause });
}
