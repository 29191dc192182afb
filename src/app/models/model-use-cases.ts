// Models: what is there, what is served, and the switch between versions without dropping a request.
import { createKeyedMutex } from '../../domain/async/keyed-mutex.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { EnsembleFile } from '../../ports/ensemble-store.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import type { AppPorts } from '../app-ports.js';
import type { CallContext, EnsembleDescription, ModelDescription, ModelUseCases } from '../use-cases.js';
import { loadAndServe, type LoadOptions } from './load-model.js';
import { createModelStates } from './model-states.js';
import { createServing, type Serving } from './serving.js';
import { promoteModel, rollbackModel } from './promote-model.js';
import { promoteEnsemble, rollbackEnsemble } from './promote-ensemble.js';
import { refreshEnsemble, serveEnsemble, type ServePorts } from './serve-ensemble.js';

type ModelPorts = Pick<AppPorts, 'compute' | 'models' | 'ensembles' | 'clock' | 'log'>;

export interface ModelParts {
  readonly useCases: ModelUseCases;
  readonly serving: Serving;
  /** A version as clients see it. */
  describe(folder: ModelFolder): ModelDescription;
  /** Reads the ensemble and loads its members; what fails is logged and shows in `listModels`. */
  serveEnsemble(signal: AbortSignal): Promise<void>;
  /** Removes what a crash left of ensembles that were being frozen; at the start alone. */
  dropUnfinished(): Promise<void>;
  /** Calls after each change of what is served. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void;
}

export function createModels(ports: ModelPorts): ModelParts {
  const serving = createServing(ports);
  const listeners = new Set<() => void>();
  const context: ServePorts = {
    ...ports,
    serving,
    states: createModelStates(serving.shelf),
    locks: createKeyedMutex(),
    changed: () => {
      for (const listener of listeners) listener();
    },
  };
  return {
    useCases: {
      ...readCases(context),
      ...ensembleCases(context),
      ...switchCases(context),
      ...promotionCases(context),
    },
    serving,
    describe: (folder) => context.states.describe(folder),
    serveEnsemble: (signal) => serveEnsemble(context, signal),
    dropUnfinished: () => ports.ensembles.dropUnfinished(),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readCases(ports: ServePorts): Pick<ModelUseCases, 'listModels' | 'getModel' | 'getModelCard'> {
  const { models, states, serving } = ports;
  const folderOf = async (name: string, version: string): Promise<ModelFolder> => {
    const served = version === '' ? serving.shelf.get(name)?.folder : undefined;
    return served ?? models.get(name, versionNumber(name, version));
  };
  return {
    listModels: async () => {
      const { folders, broken } = await models.list();
      const all = [...folders.map(states.describe), ...broken.map(states.describeBroken)];
      return all.sort((a, b) => (a.name === b.name ? Number(b.version) - Number(a.version) : a.name < b.name ? -1 : 1));
    },
    getModel: async (name, version) => states.describe(await folderOf(name, version)),
    getModelCard: async (name, version) => {
      const folder = await folderOf(name, version);
      return { name, version: String(folder.version), ...(await models.card(folder)) };
    },
  };
}

function ensembleCases({ ensembles, serving, log }: ServePorts): Pick<ModelUseCases, 'listEnsembles' | 'getEnsemble'> {
  const describe = (file: EnsembleFile): EnsembleDescription => {
    const served = serving.ensembleOrProblem();
    return { ...file, served: 'digest' in served && served.digest === file.digest };
  };
  return {
    listEnsembles: async () => {
      const { ensembles: all, broken } = await ensembles.list();
      for (const { version, problem } of broken) log.error({ version, problem }, 'a fitted ensemble cannot be read');
      return all.map(describe);
    },
    getEnsemble: async (version) => {
      const wanted = versionNumber(ENSEMBLE_NAME, version);
      return describe(wanted === undefined ? serving.ensemble() : await ensembles.get(wanted));
    },
  };
}

function switchCases(context: ServePorts): Pick<ModelUseCases, 'loadModel' | 'unloadModel' | 'reloadModel'> {
  const { models, states, serving, locks, changed } = context;
  return {
    loadModel: (name, version, { signal }) =>
      locks.run(name, async () => serve(context, await models.get(name, versionNumber(name, version)), { signal })),
    unloadModel: (name) =>
      locks.run(name, async () => {
        const folder = serving.shelf.get(name)?.folder ?? (await models.get(name));
        serving.shelf.remove(name);
        changed();
        return states.describe(folder);
      }),
    reloadModel: (name, { signal }) =>
      locks.run(name, async () => {
        const served = serving.shelf.get(name);
        if (served === undefined) {
          await models.get(name);
          throw new AppError('MODEL_NOT_LOADED', `${name} is not served; load it instead`, {
            metadata: { model: name },
          });
        }
        return loadAnew(context, await models.get(name, served.folder.version), { signal });
      }),
  };
}

/** Call under the model's lock, as `loadAnew`. */
async function serve(context: ServePorts, folder: ModelFolder, options: LoadOptions): Promise<ModelDescription> {
  const isServed = context.serving.shelf.get(folder.name)?.folder.version === folder.version;
  if (!isServed) return loadAnew(context, folder, options);
  await options.remember?.();
  return context.states.describe(folder);
}

async function loadAnew(context: ServePorts, folder: ModelFolder, options: LoadOptions): Promise<ModelDescription> {
  await refreshEnsemble(context);
  await loadAndServe(context, folder, options);
  context.changed();
  return context.states.describe(folder);
}

/** One promotion at a time, whatever the model: they share a file. No model is named so. */
const PROMOTIONS = '/promotions';

type PromotionCases = Pick<ModelUseCases, 'promoteModel' | 'rollbackModel' | 'promoteEnsemble' | 'rollbackEnsemble'>;

function promotionCases(context: ServePorts): PromotionCases {
  const { models, serving, locks } = context;
  const portsFor = ({ signal }: CallContext): Parameters<typeof promoteModel>[0] => ({
    models,
    servedVersion: (name) => serving.shelf.get(name)?.folder.version,
    serve: (folder, remember) => locks.run(folder.name, () => serve(context, folder, { signal, remember })),
  });
  return {
    promoteModel: (name, version, call) =>
      locks.run(PROMOTIONS, async () =>
        promoteModel(portsFor(call), await models.get(name, versionNumber(name, version))),
      ),
    rollbackModel: (name, call) => locks.run(PROMOTIONS, () => rollbackModel(portsFor(call), name)),
    promoteEnsemble: async (version, { signal }) => {
      const wanted = versionNumber(ENSEMBLE_NAME, version);
      return locks.run(PROMOTIONS, () => promoteEnsemble(context, wanted, signal));
    },
    rollbackEnsemble: ({ signal }) => locks.run(PROMOTIONS, () => rollbackEnsemble(context, signal)),
  };
}

/** Empty means no version; what is no number cannot be a version on disk. */
function versionNumber(name: string, version: string): number | undefined {
  if (version === '') return undefined;
  if (/^[1-9][0-9]{0,8}$/.test(version)) return Number(version);
  throw new AppError('MODEL_NOT_FOUND', `There is no model ${name}/${version}.`, {
    metadata: { model: `${name}/${version}` },
  });
}
