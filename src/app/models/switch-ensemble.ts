// From one ensemble to another in one step: constants and weights together, or nothing.
import type { KeyedMutex } from '../../domain/async/keyed-mutex.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { requireSameScale } from '../../domain/ensemble/require-members.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { EnsembleFile } from '../../ports/ensemble-store.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import { loadBeside } from './load-model.js';
import type { ServedModel } from './model-shelf.js';
import { memberFolders, type ServePorts } from './serve-ensemble.js';
import { unloadModel } from './unload-model.js';

/**
 * Serves exactly the weights that the ensemble was fitted on, loaded beside what answers meanwhile, and the ensemble
 * with them; then members of the one before that nothing else wants go. What is in flight ends on what it began with.
 * `remember` is the last step that may fail: whatever does leaves all as it was.
 */
export async function switchEnsemble(
  ports: ServePorts,
  next: EnsembleFile,
  remember: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const folders = await memberFolders(ports, next.manifest);
  const names = folders.map(({ name }) => name);
  await underLocks(ports.locks, [...names].sort(), async () => {
    throwIfAborted(signal);
    const loaded = await loadMissing(ports, folders, signal);
    try {
      await ports.locks.run(ENSEMBLE_NAME, () => swap(ports, next, { folders, loaded, remember }));
    } catch (error) {
      for (const model of loaded) unloadModel(ports, model);
      throw error;
    }
  });
  ports.changed();
}

interface Swap {
  readonly folders: readonly ModelFolder[];
  readonly loaded: readonly ServedModel[];
  readonly remember: () => Promise<void>;
}

async function swap(ports: ServePorts, next: EnsembleFile, { folders, loaded, remember }: Swap): Promise<void> {
  const { shelf, setEnsemble } = ports.serving;
  const members = new Set(folders.map(({ name }) => name));
  const leaving = await membersThatLeave(ports, members);
  const staying = shelf.all().filter(({ folder: { name } }) => !members.has(name) && !leaving.includes(name));
  requireSameScale([...folders, ...staying.map(({ folder }) => folder)].map(({ manifest }) => manifest));
  await remember();
  // Nothing waits from here on: no request sees the new constants with the old weights.
  for (const model of loaded) shelf.put(model);
  setEnsemble(next);
  for (const name of leaving) shelf.remove(name);
}

/** Those of the ensemble that is served now, but for what was promoted by itself. */
async function membersThatLeave(
  { serving, models }: ServePorts,
  next: ReadonlySet<string>,
): Promise<readonly string[]> {
  const promoted = await models.promoted();
  const members = serving.ensembleOrProblem();
  if (!('manifest' in members)) return [];
  return members.manifest.members
    .map(({ model }) => model)
    .filter((model) => !next.has(model) && promoted[model] === undefined);
}

/** The members that are not served as they are wanted; none stays loaded when one fails. */
async function loadMissing(
  ports: ServePorts,
  folders: readonly ModelFolder[],
  signal: AbortSignal,
): Promise<readonly ServedModel[]> {
  const loaded: ServedModel[] = [];
  try {
    for (const folder of folders) {
      if (isServed(ports, folder)) continue;
      loaded.push(await loadBeside(ports, folder, () => undefined, signal));
    }
    return loaded;
  } catch (error) {
    for (const model of loaded) unloadModel(ports, model);
    throw error;
  }
}

function isServed({ serving }: ServePorts, { name, version, manifest }: ModelFolder): boolean {
  const served = serving.shelf.get(name)?.folder;
  return served?.version === version && served.manifest.weights.sha256 === manifest.weights.sha256;
}

/** Always in the same order, so that two switches cannot wait for each other. */
async function underLocks(
  locks: KeyedMutex,
  [name, ...others]: readonly string[],
  task: () => Promise<void>,
): Promise<void> {
  if (name === undefined) return task();
  return locks.run(name, () => underLocks(locks, others, task));
}
