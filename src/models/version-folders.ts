// Which `<name>/<version>` folders there are, and what their manifests say.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { ENSEMBLE_NAME } from '../domain/ensemble/ensemble-name.js';
import { AppError } from '../domain/errors/app-error.js';
import { MANIFEST_FILE, parseModelManifest } from '../domain/models/model-manifest.js';
import type { ModelFolder } from '../ports/model-repository.js';
import { readJsonFile } from './read-json-file.js';

const MODEL_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const VERSION = /^[1-9][0-9]{0,8}$/;

export interface VersionFolder {
  readonly name: string;
  readonly version: number;
}

export function isModelName(name: string): boolean {
  return MODEL_NAME.test(name);
}

export function versionDir(modelsDir: string, { name, version }: VersionFolder): string {
  return path.join(modelsDir, name, String(version));
}

/** All versions by name, or those of one name; newest first. */
export async function listVersions(modelsDir: string, name?: string): Promise<readonly VersionFolder[]> {
  const names = name === undefined ? await foldersOf(modelsDir) : [name];
  const found = await Promise.all(
    names
      .filter((model) => isModelName(model) && model !== ENSEMBLE_NAME)
      .map(async (model) =>
        (await versionsIn(path.join(modelsDir, model))).map((version) => ({ name: model, version })),
      ),
  );
  return found.flat();
}

/** Numbers of the version folders of a folder, newest first. */
export async function versionsIn(dir: string): Promise<readonly number[]> {
  const numbers = (await foldersOf(dir)).filter((entry) => VERSION.test(entry)).map(Number);
  return numbers.sort((a, b) => b - a);
}

/** Throws MODEL_INVALID for a manifest that cannot be read or is of another version. */
export async function readVersion(modelsDir: string, folder: VersionFolder): Promise<ModelFolder> {
  const dir = versionDir(modelsDir, folder);
  const { value, text } = await readJsonFile(path.join(dir, MANIFEST_FILE), 'MODEL_INVALID');
  const manifest = parseModelManifest(value);
  if (manifest.name !== folder.name || manifest.version !== folder.version) {
    throw new AppError(
      'MODEL_INVALID',
      `the manifest is of ${manifest.name}/${manifest.version}, not ${folder.name}/${folder.version}`,
    );
  }
  return { ...folder, dir, manifest, manifestJson: text };
}

/** Folders of a folder, sorted; none when it does not exist. */
export async function foldersOf(dir: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
