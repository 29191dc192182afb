// Which ensemble is served from the start on, and how its members come into service with it.
import { requireMembers } from '../../domain/ensemble/require-members.js';
import type { EnsembleManifest } from '../../domain/ensemble/ensemble-manifest.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { EnsembleFile, EnsembleStore } from '../../ports/ensemble-store.js';
import type { ModelFolder, ModelRepository } from '../../ports/model-repository.js';
import { loadAndServe, type LoadPorts } from './load-model.js';

export interface ServePorts extends LoadPorts {
  readonly models: ModelRepository;
  readonly ensembles: EnsembleStore;
  changed(): void;
}

/**
 * At start: the ensemble that was promoted, else the shipped one, with the weights that its constants were fitted on
 * unless others were promoted.
 */
export async function serveEnsemble(ports: ServePorts, signal: AbortSignal): Promise<void> {
  try {
    const folders = await ports.locks.run(ENSEMBLE_NAME, async () => {
      const { ensemble, members } = await ensembleToServe(ports);
      ports.serving.setEnsemble(ensemble);
      return members;
    });
    const promoted = await promotedFolders(ports);
    // A promotion that no longer loads leaves the version that the ensemble was fitted on.
    for (const folder of [...promoted, ...folders]) await loadMember(ports, folder, signal);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ports.serving.setEnsemble(error);
    ports.log.error(
      { err: error },
      'the ensemble cannot be served: predictions are refused until its files are mended',
    );
  } finally {
    ports.changed();
  }
}

/**
 * A refitted or mended shipped ensemble comes in with the next load; one that cannot be read leaves the present one.
 */
export async function refreshEnsemble({ models, ensembles, serving, locks, log }: ServePorts): Promise<void> {
  await locks.run(ENSEMBLE_NAME, async () => {
    try {
      const version = (await models.promoted())[ENSEMBLE_NAME]?.version;
      serving.setEnsemble(await (version === undefined ? ensembles.shipped() : ensembles.get(version)));
    } catch (error) {
      log.warn({ err: error }, 'the ensemble could not be read again; the present one goes on');
    }
  });
}

/** The members' folders, in the ensemble's order. Throws ENSEMBLE_INVALID, MODEL_NOT_FOUND or MODEL_INVALID. */
export async function memberFolders(
  { models }: Pick<ServePorts, 'models'>,
  ensemble: EnsembleManifest,
): Promise<readonly ModelFolder[]> {
  const folders = await Promise.all(ensemble.members.map(({ model, version }) => models.get(model, version)));
  requireMembers(
    ensemble,
    folders.map(({ manifest }) => manifest),
  );
  return folders;
}

interface EnsembleToServe {
  readonly ensemble: EnsembleFile;
  readonly members: readonly ModelFolder[];
}

/** Where the promoted one cannot be served any more, the shipped one is better than none: results name it. */
async function ensembleToServe(ports: ServePorts): Promise<EnsembleToServe> {
  const { models, ensembles, log } = ports;
  const version = (await models.promoted())[ENSEMBLE_NAME]?.version;
  if (version !== undefined) {
    try {
      return await withMembers(ports, await ensembles.get(version));
    } catch (error) {
      log.error({ err: error, version }, 'the promoted ensemble cannot be served; the shipped one is served instead');
    }
  }
  return withMembers(ports, await ensembles.shipped());
}

async function withMembers(ports: ServePorts, ensemble: EnsembleFile): Promise<EnsembleToServe> {
  return { ensemble, members: await memberFolders(ports, ensemble.manifest) };
}

/** What was put into service for good; what is gone from the disk since is left out. */
async function promotedFolders({ models, log }: ServePorts): Promise<readonly ModelFolder[]> {
  const folders: ModelFolder[] = [];
  for (const [name, { version }] of Object.entries(await models.promoted())) {
    if (name === ENSEMBLE_NAME) continue;
    try {
      folders.push(await models.get(name, version));
    } catch (error) {
      log.error({ err: error, model: name, version }, 'a promoted version cannot be read');
    }
  }
  return folders;
}

/** One that fails leaves the others: its reason shows in the list of models, and a load can mend it. */
async function loadMember(ports: ServePorts, folder: ModelFolder, signal: AbortSignal): Promise<void> {
  await ports.locks.run(folder.name, async () => {
    // A caller may have been quicker.
    if (ports.serving.shelf.get(folder.name) !== undefined) return;
    await loadAndServe(ports, folder, { signal }).catch(() => undefined);
  });
  ports.changed();
}
