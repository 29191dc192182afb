import { delimiter, resolve } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../domain/errors/app-error.js';
import { readConfigFile } from './read-config-file.js';
import { environmentVariableOf, flagOf, SETTING_NAMES, SETTINGS, type SettingName } from './settings.js';

type Settings = typeof SETTINGS;

/** Every setting, checked. Deeply frozen. */
export type Config = { readonly [Name in SettingName]: z.output<Settings[Name]['schema']> };

export interface ConfigSources {
  /** By setting name; what is undefined was not given. */
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** YAML; `SENTINODE_CONFIG` unless given. */
  readonly file?: string;
}

/** A value with the place it came from, for messages. */
interface Given {
  readonly value: unknown;
  readonly source: string;
  /** What relative paths are relative to. */
  readonly baseDir: string;
}

/**
 * A flag beats the environment, which beats the file, which beats the default. Throws CONFIG_INVALID naming the source.
 */
export async function loadConfig({ flags = {}, env = {}, file }: ConfigSources): Promise<Config> {
  const configFile = file ?? env['SENTINODE_CONFIG'];
  const fromFile = configFile === undefined ? undefined : await readConfigFile(configFile);
  const find = (name: SettingName): Given =>
    fromFlags(name, flags) ?? fromEnvironment(name, env) ?? fromFile?.(name) ?? defaultOf(name);
  const entries = SETTING_NAMES.map((name) => [name, parse(name, find(name))] as const);
  const config = Object.fromEntries(entries) as Config;
  requireWholeTls(config);
  return deepFreeze(config);
}

function fromFlags(name: SettingName, flags: Readonly<Record<string, unknown>>): Given | undefined {
  const value = flags[name];
  return value === undefined ? undefined : { value, source: flagOf(name), baseDir: process.cwd() };
}

function fromEnvironment(name: SettingName, env: Readonly<Record<string, string | undefined>>): Given | undefined {
  const variable = environmentVariableOf(name);
  const text = env[variable];
  if (text === undefined || text === '') return undefined;
  return { value: splitList(name, text), source: variable, baseDir: process.cwd() };
}

function splitList(name: SettingName, text: string): unknown {
  const { kind } = SETTINGS[name];
  if (kind === 'paths') return text.split(delimiter);
  // Origins hold colons, and so are separated otherwise than paths.
  return kind === 'list' ? text.split(',').map((word) => word.trim()) : text;
}

function defaultOf(name: SettingName): Given {
  return { value: SETTINGS[name].default, source: `default of ${name}`, baseDir: process.cwd() };
}

function parse(name: SettingName, { value, source, baseDir }: Given): unknown {
  const { schema, kind } = SETTINGS[name];
  const result = schema.safeParse(value);
  if (!result.success) {
    const problems = result.error.issues.map(({ message }) => message).join('; ');
    throw new AppError('CONFIG_INVALID', `${source}: ${problems}`, { metadata: { setting: name } });
  }
  return kind === 'path' || kind === 'paths' ? absolute(result.data, baseDir) : result.data;
}

function absolute(paths: unknown, baseDir: string): unknown {
  if (Array.isArray(paths)) return paths.map((path: string) => resolve(baseDir, path));
  return typeof paths === 'string' ? resolve(baseDir, paths) : paths;
}

function requireWholeTls({ tlsCert, tlsKey, tlsCa }: Config): void {
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new AppError('CONFIG_INVALID', 'tlsCert and tlsKey: one is given without the other');
  }
  if (tlsCa !== undefined && tlsCert === undefined) {
    throw new AppError('CONFIG_INVALID', 'tlsCa: client certificates need TLS; give tlsCert and tlsKey too');
  }
}

function deepFreeze<T extends object>(object: T): T {
  for (const value of Object.values(object) as unknown[]) {
    if (typeof value === 'object' && value !== null) deepFreeze(value);
  }
  return Object.freeze(object);
}
