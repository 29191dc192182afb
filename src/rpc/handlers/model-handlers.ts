import type { ModelUseCases, PromotedEnsemble, PromotedModel } from '../../app/use-cases.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import type { PromoteModelResponse } from '../../gen/sentinode/v1/PromoteModelResponse.js';
import type { ModelServiceHandlers } from '../../gen/sentinode/v1/ModelService.js';
import type { CallKinds } from '../calls/call-kinds.js';
import { requiredText, versionText } from '../mapping/fields.js';
import { toEnsemble } from '../mapping/ensemble.js';
import { toModel } from '../mapping/model.js';

type Reading = 'ListModels' | 'GetModel' | 'GetModelCard' | 'ListEnsembles' | 'GetEnsemble';
type Switching = 'LoadModel' | 'UnloadModel' | 'ReloadModel' | 'PromoteModel' | 'RollbackModel';

export function modelHandlers(models: ModelUseCases, calls: CallKinds): ModelServiceHandlers {
  return { ...readingHandlers(models, calls), ...switchingHandlers(models, calls) };
}

function readingHandlers(models: ModelUseCases, { unary }: CallKinds): Pick<ModelServiceHandlers, Reading> {
  return {
    ListModels: unary(async (_request, context) => ({ models: (await models.listModels(context)).map(toModel) })),

    GetModel: unary(async (request, context) => {
      const version = versionText(request.version);
      return { model: toModel(await models.getModel(requiredText(request.name, 'name'), version, context)) };
    }),

    ListEnsembles: unary(async (_request, context) => ({
      ensembles: (await models.listEnsembles(context)).map(toEnsemble),
    })),

    GetModelCard: unary(async (request, context) => {
      const version = versionText(request.version);
      const card = await models.getModelCard(requiredText(request.name, 'name'), version, context);
      return { ...card, plots: [...card.plots] };
    }),

    GetEnsemble: unary(async (request, context) => {
      const version = versionText(request.version);
      return { ensemble: toEnsemble(await models.getEnsemble(version, context)) };
    }),
  };
}

function switchingHandlers(models: ModelUseCases, { unary }: CallKinds): Pick<ModelServiceHandlers, Switching> {
  return {
    LoadModel: unary(async (request, context) => {
      const version = versionText(request.version);
      return { model: toModel(await models.loadModel(requiredText(request.name, 'name'), version, context)) };
    }),

    UnloadModel: unary(async ({ name }, context) => ({
      model: toModel(await models.unloadModel(requiredText(name, 'name'), context)),
    })),

    PromoteModel: unary(async (request, context) => {
      const version = versionText(request.version);
      const name = requiredText(request.name, 'name');
      return name === ENSEMBLE_NAME
        ? withEnsemble(await models.promoteEnsemble(version, context))
        : withModel(await models.promoteModel(name, version, context));
    }),

    RollbackModel: unary(async ({ name }, context) =>
      requiredText(name, 'name') === ENSEMBLE_NAME
        ? withEnsemble(await models.rollbackEnsemble(context))
        : withModel(await models.rollbackModel(name, context)),
    ),

    ReloadModel: unary(async ({ name }, context) => ({
      model: toModel(await models.reloadModel(requiredText(name, 'name'), context)),
    })),
  };
}

function withModel({ model, previousVersion }: PromotedModel): PromoteModelResponse {
  return { model: toModel(model), previousVersion };
}

function withEnsemble({ ensemble, previousVersion }: PromotedEnsemble): PromoteModelResponse {
  return { ensemble: toEnsemble(ensemble), previousVersion };
}
