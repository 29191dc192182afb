// Two model folders as one: those that ship with the program, read-only, and those trained on this server.
import type { ModelFolder, ModelRepository } from '../../ports/model-repository.js';
import { AppError } from '../../domain/errors/app-error.js';

/** A version that is in both is the shipped one. New models, staging and versions belong to `trained`. */
export function layerModels(shipped: ModelRepository, trained: ModelRepository): ModelRepository {
  return {
    list: async () => {
      const [first, second] = await Promise.all([shipped.list(), trained.list()]);
      return {
        folders: newestFirst(withoutTwins([...first.folders, ...second.folders])),
        broken: newestFirst(withoutTwins([...first.broken, ...second.broken])),
      };
    },
    get: (name, version) =>
      version === undefined ? newest(shipped, trained, name) : either(shipped, trained, name, version),
    card: (folder) => trained.card(folder),
    promoted: () => trained.promoted(),
    savePromoted: (versions) => trained.savePromoted(versions),
    nextVersion: async (name) => Math.max(await shipped.nextVersion(name), await trained.nextVersion(name)),
    register: (stagedDir, name, version) => trained.register(stagedDir, name, version),
    createStagingDir: (runId) => trained.createStagingDir(runId),
    listStagingDirs: () => trained.listStagingDirs(),
    deleteStagingDir: (runId) => trained.deleteStagingDir(runId),
  };
}

interface Versioned {
  readonly name: string;
  readonly version: number;
}

async function newest(shipped: ModelRepository, trained: ModelRepository, name: string): Promise<ModelFolder> {
  const [inShipped, inTrained] = [await shipped.nextVersion(name), await trained.nextVersion(name)];
  return inTrained > inShipped ? trained.get(name) : shipped.get(name);
}

async function either(
  shipped: ModelRepository,
  trained: ModelRepository,
  name: string,
  version: number,
): Promise<ModelFolder> {
  try {
    return await shipped.get(name, version);
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== 'MODEL_NOT_FOUND') throw error;
    return trained.get(name, version);
  }
}

function withoutTwins<T extends Versioned>(folders: readonly T[]): readonly T[] {
  const isFirst = (folder: T, index: number): boolean =>
    folders.findIndex(({ name, version }) => name === folder.name && version === folder.version) === index;
  return folders.filter(isFirst);
}

function newestFirst<T extends Versioned>(folders: readonly T[]): readonly T[] {
  return [...folders].sort((a, b) => (a.name === b.name ? b.version - a.version : a.name < b.name ? -1 : 1));
}
