import type { NumberedTrainingEvent, TrainCommand, TrainingEvent } from '../../app/use-cases.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { Metric } from '../../gen/sentinode/v1/Metric.js';
import type { PatchFolders__Output } from '../../gen/sentinode/v1/PatchFolders.js';
import type { TrainingDataReport } from '../../gen/sentinode/v1/TrainingDataReport.js';
import type { TrainingEpoch } from '../../gen/sentinode/v1/TrainingEpoch.js';
import type { TrainRequest__Output } from '../../gen/sentinode/v1/TrainRequest.js';
import type { TrainResponse as TrainResponseMessage } from '../../gen/sentinode/v1/TrainResponse.js';
import { fromDataPlan } from './data-plan.js';
import { toDataReport } from './data-report.js';
import { requiredMessage } from './fields.js';
import { fromHyperparameters } from './hyperparameters.js';
import { toModel } from './model.js';
import { toTrainingRun } from './training-run.js';

/** Values as they came; the use case checks them (`planTraining`). */
export function fromTrainRequest(request: TrainRequest__Output): TrainCommand {
  const { architecture, modelName, initialModel, requestId } = request;
  return {
    architecture,
    ...fromData(request),
    hyperparameters: fromHyperparameters(request.hyperparameters),
    modelName,
    initialModel,
    requestId,
  };
}

/** `data` or, as before there was one, `patches`. */
function fromData({ patches, data }: TrainRequest__Output): Pick<TrainCommand, 'patches' | 'data'> {
  if (data === null) return { patches: fromPatchFolders(requiredMessage(patches, 'patches')) };
  if (patches !== null) throw invalidField('patches', 'stands beside `data`: name the data once');
  const request = fromDataPlan(data);
  const { mppX, mppY, labelSizePx } = request.plan;
  return { data: request, patches: { trainingDir: '', validationDir: '', tumourClasses: [], mppX, mppY, labelSizePx } };
}

function fromPatchFolders(patches: PatchFolders__Output): TrainCommand['patches'] {
  const { trainingDir, validationDir, tumourClasses, labelSizePx } = patches;
  const { mppX, mppY } = requiredMessage(patches.spacing, 'patches.spacing');
  return { trainingDir, validationDir, tumourClasses, mppX, mppY, labelSizePx };
}

export function toTrainResponse({ sequence, runId, event }: NumberedTrainingEvent): TrainResponseMessage {
  return { sequence, runId, ...toEvent(event) };
}

function toEvent(event: TrainingEvent): TrainResponseMessage {
  switch (event.kind) {
    case 'dataReport':
      return { dataReport: toReport(event) };
    case 'started':
      return { started: event };
    case 'step':
      return { step: { ...event, losses: [...event.losses] } };
    case 'epoch':
      return { epoch: toEpoch(event) };
    case 'checkpoint':
      return { checkpoint: { epoch: event.epoch, kind: event.checkpoint } };
    case 'warning':
      return { warning: { message: event.message } };
    case 'accepted':
      return { accepted: { run: toTrainingRun(event.run) } };
    case 'ended':
      return { ended: { run: toTrainingRun(event.run) } };
    case 'finished':
      return { finished: { model: toModel(event.model), seconds: event.seconds } };
  }
}

function toReport({ details, ...event }: Extract<TrainingEvent, { readonly kind: 'dataReport' }>): TrainingDataReport {
  return {
    ...event,
    skipped: [...event.skipped],
    ...(details === undefined ? {} : { details: toDataReport(details) }),
  };
}

function toEpoch(event: Extract<TrainingEvent, { readonly kind: 'epoch' }>): TrainingEpoch {
  const { validationAuc, sensitivityAt90, sensitivityAt95, ...rest } = event;
  const onValidation = (name: string, measured: typeof validationAuc): Metric => ({
    name,
    dataset: 'validation',
    ...measured,
  });
  return {
    ...rest,
    validationAuc: onValidation('auc', validationAuc),
    sensitivities: [
      onValidation('sensitivity_at_90_specificity', sensitivityAt90),
      onValidation('sensitivity_at_95_specificity', sensitivityAt95),
    ],
  };
}
