// Where training runs write their models, until these are registered.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { ModelRepository } from '../ports/model-repository.js';
import { foldersOf } from './version-folders.js';

/**
 * Runs write here: on the models' own file system, so that registering is a rename. The dot keeps it from being a
 * model.
 */
const STAGING_DIR = '.staging';
const RUN_ID = /^[A-Za-z0-9_-]{1,64}$/;

export type StagingFolders = Pick<ModelRepository, 'createStagingDir' | 'listStagingDirs' | 'deleteStagingDir'>;

export function createStagingFolders(modelsDir: string): StagingFolders {
  return {
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

function stagingDir(modelsDir: string, runId: string): string {
  if (!RUN_ID.test(runId)) throw new AppError('INTERNAL', 'a training run has an id that is no file name');
  return path.join(modelsDir, STAGING_DIR, runId);
}
