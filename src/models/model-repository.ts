// The models folder: `<name>/<version>/manifest.json` and `ensemble.json`, read anew at each call.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseEnsemble } from '../domain/ensemble/parse-ensemble.js';
import { AppError } from '../domain/errors/app-error.js';
import type { BrokenModelFolder, ModelFolder, ModelRepository } from '../ports/model-repository.js';
import { createPromotions } from './promotions.js';
import { readJsonFile } from './read-json-file.js';
import { nextVersion, registerVersion } from './register-version.js';
import { createStagingFolders } from './staging-folders.js';
import { listVersions, readVersion, type VersionFolder } from './version-folders.js';

export const ENSEMBLE_FILE = 'ensemble.json';

export function createModelRepository(modelsDir: string): ModelRepository {
  return {
    list: () => listFolders(modelsDir),
    get: (name, version) => getFolder(modelsDir, name, version),
    ensemble: () => readEnsemble(modelsDir),
    ...createPromotions(modelsDir),
    nextVersion: (name) => nextVersion(modelsDir, name),
    register: (stagedDir, name, version) => registerVersion(modelsDir, stagedDir, name, version),
    ...createStagingFolders(modelsDir),
  };
}

async function listFolders(modelsDir: string): ReturnType<ModelRepository['list']> {
  const all = await Promise.all((await listVersions(modelsDir)).map((folder) => readOrExplain(modelsDir, folder)));
  return {
    folders: all.filter((folder) => 'manifest' in folder),
    broken: all.filter((folder) => 'problem' in folder),
  };
}

async function getFolder(modelsDir: string, name: string, version?: number): Promise<ModelFolder> {
  const known = await listVersions(modelsDir, name);
  const folder = version === undefined ? known[0] : known.find((candidate) => candidate.version === version);
  if (folder === undefined) throw notFound(name, version);
  return readVersion(modelsDir, folder);
}

async function readEnsemble(modelsDir: string): ReturnType<ModelRepository['ensemble']> {
  const { value, text } = await readJsonFile(path.join(modelsDir, ENSEMBLE_FILE), 'ENSEMBLE_INVALID');
  return {
    manifest: parseEnsemble(value),
    manifestJson: text,
    digest: createHash('sha256').update(text).digest('hex'),
  };
}

function notFound(name: string, version: number | undefined): AppError {
  const wanted = version === undefined ? name : `${name}/${version}`;
  return new AppError('MODEL_NOT_FOUND', `There is no model ${wanted}.`, { metadata: { model: wanted } });
}

async function readOrExplain(modelsDir: string, folder: VersionFolder): Promise<ModelFolder | BrokenModelFolder> {
  return readVersion(modelsDir, folder).catch((error: unknown) => ({
    ...folder,
    problem: error instanceof AppError ? error.message : 'its folder cannot be read',
  }));
}
