import type { KeyedMutex } from '../../domain/async/keyed-mutex.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { requireSameScale } from '../../domain/ensemble/require-members.js';
import type { EnsembleCandidate, EnsembleManifest } from '../../domain/ensemble/ensemble-manifest.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { ErrorReason } from '../../domain/errors/error-reason.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import type { AppPorts } from '../app-ports.js';
import type { ModelStates } from './model-states.js';
import type { ServedModel } from './model-shelf.js';
import type { Serving } from './serving.js';
import { unloadModel } from './unload-model.js';

const STOPPED: ReadonlySet<ErrorReason> = new Set(['CANCELLED', 'DEADLINE_EXCEEDED']);

export interface LoadPorts extends Pick<AppPorts, 'compute' | 'clock' | 'log'> {
  readonly serving: Serving;
  readonly states: ModelStates;
  /** By model name; ENSEMBLE_NAME's is taken last, for as long as what is served is exchanged. */
  readonly locks: KeyedMutex;
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** The last step that may fail: whatever does leaves all as it was. */
  readonly remember?: () => Promise<void>;
}

/**
 * Loads the folder, with its golden patches replayed, and swaps it in; what was served goes on until then, and for
 * good when this fails. Call under the model's lock.
 */
export async function loadAndServe(
  ports: LoadPorts,
  folder: ModelFolder,
  { signal, remember = () => Promise.resolve() }: LoadOptions,
): Promise<void> {
  const { serving, locks } = ports;
  const check = (): void => requireSameScale([...scalesServedBeside(serving, folder.name), folder.manifest]);
  const model = await loadBeside(ports, folder, check, signal);
  try {
    await locks.run(ENSEMBLE_NAME, async () => {
      // Another ensemble may have come into service during the load.
      check();
      await remember();
      serving.shelf.put(model);
    });
  } catch (error) {
    unloadModel(ports, model);
    throw error;
  }
}

/** Loads it without serving it yet. What `check` throws is the reason of its failure, as what loading throws is. */
export async function loadBeside(
  { compute, clock, log, states }: LoadPorts,
  folder: ModelFolder,
  check: () => void,
  signal?: AbortSignal,
): Promise<ServedModel> {
  const { name, version } = folder;
  states.set(name, version, 'loading', '');
  try {
    check();
    const startedMs = clock.monotonic();
    const handle = await compute.loadModel(folder.dir, signal);
    states.clear(name, version);
    log.info({ model: name, version, ms: Math.round(clock.monotonic() - startedMs) }, 'a model is loaded');
    return { folder, handle, readyTimeMs: clock.now() };
  } catch (error) {
    noteFailure(states, folder, error);
    log.warn({ err: error, model: name, version }, 'a model could not be loaded');
    throw error;
  }
}

/** A load that its caller stopped says nothing of the model. */
function noteFailure(states: ModelStates, { name, version }: ModelFolder, error: unknown): void {
  const isStopped = error instanceof AppError && STOPPED.has(error.reason);
  if (isStopped) states.clear(name, version);
  else {
    const reason = error instanceof AppError ? error.message : 'an internal error; the log holds the details';
    states.set(name, version, 'failed', reason);
  }
}

/** What a model must share patch size and spacing with: the ensemble, and all that is served but itself. */
function scalesServedBeside(serving: Serving, name: string): readonly EnsembleCandidate[] {
  const others = serving.shelf.all().filter(({ folder }) => folder.name !== name);
  return [...ensembleScale(serving), ...others.map(({ folder }) => folder.manifest)];
}

function ensembleScale(serving: Serving): readonly EnsembleCandidate[] {
  try {
    return [asCandidate(serving.ensemble().manifest)];
  } catch (error) {
    // Without an ensemble there is no scale to keep to.
    if (error instanceof AppError) return [];
    throw error;
  }
}

function asCandidate({ patchSizePx, mppX, mppY }: EnsembleManifest): EnsembleCandidate {
  return { name: 'ensemble', version: 1, patchSizePx, mppX, mppY, weights: { file: '', sha256: '', sizeBytes: 0 } };
}
