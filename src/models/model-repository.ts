// The models folder: `<name>/<version>/manifest.json` and `ensemble.json`, read anew at each call.
import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseEnsemble } from '../domain/ensemble/parse-ensemble.js';
import { AppError } from '../domain/errors/app-error.js';
import type { BrokenModelFolder, ModelFolder, ModelRepository } from '../ports/model-repository.js';
import { readJsonFile } from './read-json-file.js';
import {
  foldersOf,
  isModelName,
  listVersions,
  readVersion,
  versionDir,
  type VersionFolder,
} from './version-folders.js';

export const ENSEMBLE_FILE = 'ensemble.json';
/** Runs write here: on the models' own file system, so that registering is a rename. The dot keeps it from being a model. */
const STAGING_DIR = '.staging';
const RUN_ID = /^[A-Za-z0-9_-]{1,64}$/;

export function createModelRepository(modelsDir: string): ModelRepository {
  const get = async (name: string, version?: number): Promise<ModelFolder> => {
    const known = await listVersions(modelsDir, name);
    const folder = version === undefined ? known[0] : known.find((candidate) => candidate.version === version);
    if (folder === undefined) throw notFound(name, version);
    return readVersion(modelsDir, folder);
  };
  return {
    get,
    list: async () => {
      const all = await Promise.all((await listVersions(modelsDir)).map((folder) => readOrExplain(modelsDir, folder)));
      return {
        folders: all.filter((folder) => 'manifest' in folder),
        broken: all.filter((folder) => 'problem' in folder),
      };
    },
    ensemble: async () => {
      const { value, text } = await readJsonFile(path.join(modelsDir, ENSEMBLE_FILE), 'ENSEMBLE_INVALID');
      return {
        manifest: parseEnsemble(value),
        manifestJson: text,
        digest: createHash('sha256').update(text).digest('hex'),
      };
    },
    nextVersion: async (name) => {
      requireName(name);
      return ((await listVersions(modelsDir, name))[0]?.version ?? 0) + 1;
    },
    register: async (stagedDir, name, version) => {
      requireName(name);
      const folder = { name, version };
      await mkdir(path.join(modelsDir, name), { recursive: true });
      await moveFolder(stagedDir, versionDir(modelsDir, folder));
      return readVersion(modelsDir, folder);
    },
    createStagingDir: async (runId) => {
      const dir = stagingDir(modelsDir, runId);
      await mkdir(dir, { recursive: true });
      return dir;
    },
    listStagingDirs: () => foldersOf(path.join(modelsDir, STAGING_DIR)),
    deleteStagingDir: async (runId) => {
      await rm(stagingDir(modelsDir, runId), { recursive: true, force: true });
    },
  };
}

/** Renames without ever replacing a folder that holds something, and makes the new name durable. */
async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    throw new AppError(
      'MODEL_INVALID',
      `version ${path.basename(to)} of ${path.basename(path.dirname(to))} is there already`,
      { cause: error },
    );
  }
  const parent = await open(path.dirname(to), 'r');
  await parent.sync().finally(() => parent.close());
}

function stagingDir(modelsDir: string, runId: string): string {
  if (!RUN_ID.test(runId)) throw new AppError('INTERNAL', 'a training run has an id that is no file name');
  return path.join(modelsDir, STAGING_DIR, runId);
}

function requireName(name: string): void {
  if (isModelName(name)) return;
  const description = 'lower-case letters, digits, "-" and "_", 1 to 64 of them, the first a letter or digit';
  throw new AppError('INVALID_FIELD', `"${name}" is no model name`, {
    fieldViolations: [{ field: 'model_name', description }],
  });
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
