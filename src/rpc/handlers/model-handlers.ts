import type { ModelUseCases } from '../../app/use-cases.js';
import type { ModelServiceHandlers } from '../../gen/sentinode/v1/ModelService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { boundedText, requiredText } from '../mapping/fields.js';
import { toEnsemble, toModel } from '../mapping/model.js';

const MAX_VERSION_CHARACTERS = 32;

export function modelHandlers(models: ModelUseCases, { unary }: CallKinds): ModelServiceHandlers {
  return {
    ListModels: unary(async (_request, context) => ({ models: (await models.listModels(context)).map(toModel) })),

    GetModel: unary(async (request, context) => {
      const version = boundedText(request.version, 'version', MAX_VERSION_CHARACTERS);
      return { model: toModel(await models.getModel(requiredText(request.name, 'name'), version, context)) };
    }),

    GetEnsemble: unary(async (_request, context) => ({ ensemble: toEnsemble(await models.getEnsemble(context)) })),

    LoadModel: unary(async (request, context) => {
      const version = boundedText(request.version, 'version', MAX_VERSION_CHARACTERS);
      return { model: toModel(await models.loadModel(requiredText(request.name, 'name'), version, context)) };
    }),

    UnloadModel: unary(async ({ name }, context) => ({
      model: toModel(await models.unloadModel(requiredText(name, 'name'), context)),
    })),

    PromoteModel: unary(async (request, context) => {
      const version = boundedText(request.version, 'version', MAX_VERSION_CHARACTERS);
      const promoted = await models.promoteModel(requiredText(request.name, 'name'), version, context);
      return { model: toModel(promoted.model), previousVersion: promoted.previousVersion };
    }),

    RollbackModel: unary(async ({ name }, context) => {
      const { model, previousVersion } = await models.rollbackModel(requiredText(name, 'name'), context);
      return { model: toModel(model), previousVersion };
    }),

    ReloadModel: unary(async ({ name }, context) => ({
      model: toModel(await models.reloadModel(requiredText(name, 'name'), context)),
    })),
  };
}
