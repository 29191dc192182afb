// The models folder: `<name>/<version>/manifest.json`, read anew at each call.
import { AppError } from '../domain/errors/app-error.js';
import type { BrokenModelFolder, ModelFolder, ModelRepository } from '../ports/model-repository.js';
import { readCard } from './read-card.js';
import { createPromotions } from './promotions.js';
import { nextVersion, registerVersion } from './register-version.js';
import { createStagingFolders } from './staging-folders.js';
import { listVersions, readVersion, type VersionFolder } from './version-folders.js';

export function createModelRepository(modelsDir: string): ModelRepository {
  return {
    list: () => listFolders(modelsDir),
    get: (name, version) => getFolder(modelsDir, name, version),
    card: readCard,
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
