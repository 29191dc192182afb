import type { InferenceUseCases } from '../../app/inference/inference-types.js';
import type { ModelState, ModelUseCases } from '../../app/use-cases.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { notSupported } from '../../domain/errors/not-supported.js';
import type { GRPCInferenceServiceHandlers } from '../../gen/inference/GRPCInferenceService.js';
import type { ModelRepositoryParameter__Output } from '../../gen/inference/ModelRepositoryParameter.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { requiredText } from '../mapping/fields.js';
import { indexOfEnsemble } from './index-of-ensemble.js';

type RepositoryHandlers = Pick<
  GRPCInferenceServiceHandlers,
  'RepositoryIndex' | 'RepositoryModelLoad' | 'RepositoryModelUnload'
>;

/** Triton's words. */
const STATES: Readonly<Record<ModelState, string>> = {
  ready: 'READY',
  loading: 'LOADING',
  unloaded: 'UNAVAILABLE',
  failed: 'UNAVAILABLE',
};

/** The same use cases as ModelService's, with the same rights. */
export function repositoryHandlers(
  inference: InferenceUseCases,
  models: ModelUseCases,
  { unary }: CallKinds,
): RepositoryHandlers {
  return {
    RepositoryIndex: unary(async ({ repositoryName, ready }, context) => {
      requireOneRepository(repositoryName);
      const networks = (await models.listModels(context)).map(({ name, version, state, stateReason }) => ({
        name,
        version,
        state: STATES[state],
        reason: state === 'unloaded' ? 'unloaded' : stateReason,
      }));
      const index = [...networks, ...(await indexOfEnsemble(inference, models, context))];
      return { models: ready ? index.filter(({ state }) => state === STATES.ready) : index };
    }),

    RepositoryModelLoad: unary(async ({ repositoryName, modelName, parameters }, context) => {
      requireOneRepository(repositoryName);
      requireKnown(parameters, []);
      const name = requiredText(modelName, 'model_name');
      if (name === ENSEMBLE_NAME) await inference.loadEnsemble(context);
      else await models.loadModel(name, '', context);
      return {};
    }),

    RepositoryModelUnload: unary(async ({ repositoryName, modelName, parameters }, context) => {
      requireOneRepository(repositoryName);
      requireKnown(parameters, ['unload_dependents']);
      const name = requiredText(modelName, 'model_name');
      if (name !== ENSEMBLE_NAME) await models.unloadModel(name, context);
      else if (parameters['unload_dependents']?.boolParam === true) await inference.unloadEnsemble(context);
      else
        throw invalidField('parameters.unload_dependents', 'is not set: the ensemble is served while its members are');
      return {};
    }),
  };
}

function requireOneRepository(name: string): void {
  if (name !== '') throw notSupported('repository_name', 'is not supported: there is one repository');
}

function requireKnown(
  parameters: Readonly<Record<string, ModelRepositoryParameter__Output>>,
  known: readonly string[],
): void {
  const unknown = Object.keys(parameters).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw notSupported(
    `parameters.${unknown}`,
    "is not supported: a model's configuration and files are what its folder says",
  );
}
