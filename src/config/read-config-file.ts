import { dirname, resolve } from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { readYamlMapping } from './read-yaml.js';
import { SETTING_NAMES, type SettingName } from './settings.js';

export interface FileValue {
  readonly value: unknown;
  readonly source: string;
  readonly baseDir: string;
}

/** Reads a YAML mapping of settings. A key that is no setting is an error: a typo must not pass as a default. */
export async function readConfigFile(file: string): Promise<(name: SettingName) => FileValue | undefined> {
  const values = await readYamlMapping(file, 'settings');
  const unknown = Object.keys(values).filter((key) => !SETTING_NAMES.some((name) => name === key));
  if (unknown.length > 0) {
    const message = `${file}: no such setting: ${unknown.join(', ')}; there are ${SETTING_NAMES.join(', ')}`;
    throw new AppError('CONFIG_INVALID', message);
  }
  const baseDir = dirname(resolve(file));
  return (name) =>
    values[name] === undefined ? undefined : { value: values[name], source: `${file}: ${name}`, baseDir };
}
