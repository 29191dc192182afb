import { requireMembers } from '../../domain/ensemble/require-members.js';
import type { EnsembleManifest } from '../../domain/ensemble/ensemble-manifest.js';
import type { KeyedMutex } from '../../domain/async/keyed-mutex.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { ModelFolder, ModelRepository } from '../../ports/model-repository.js';
import { loadAndServe, type LoadPorts } from './load-model.js';

export interface ServePorts extends LoadPorts {
  readonly models: ModelRepository;
  readonly locks: KeyedMutex;
  changed(): void;
}

/** At start: the ensemble as it is on disk, with the weights that its constants were fitted on unless others were promoted. */
export async function serveEnsemble(ports: ServePorts, signal: AbortSignal): Promise<void> {
  try {
    const ensemble = await ports.models.ensemble();
    const folders = await memberFolders(ports, ensemble.manifest);
    ports.serving.setEnsemble(ensemble);
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

/** A refitted or mended ensemble comes in with the next load; one that cannot be read leaves the present one. */
export async function refreshEnsemble({
  models,
  serving,
  log,
}: Pick<ServePorts, 'models' | 'serving' | 'log'>): Promise<void> {
  try {
    serving.setEnsemble(await models.ensemble());
  } catch (error) {
    log.warn({ err: error }, 'the ensemble could not be read again; the present one goes on');
  }
}

async function memberFolders({ models }: ServePorts, ensemble: EnsembleManifest): Promise<readonly ModelFolder[]> {
  const folders = await Promise.all(ensemble.members.map(({ model, version }) => models.get(model, version)));
  requireMembers(
    ensemble,
    folders.map(({ manifest }) => manifest),
  );
  return folders;
}

/** What was put into service for good; what is gone from the disk since is left out. */
async function promotedFolders({ models, log }: ServePorts): Promise<readonly ModelFolder[]> {
  const folders: ModelFolder[] = [];
  for (const [name, { version }] of Object.entries(await models.promoted())) {
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
    await loadAndServe(ports, folder, signal).catch(() => undefined);
  });
  ports.changed();
}
