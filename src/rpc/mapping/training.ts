import type { NumberedTrainingEvent, TrainCommand, TrainingEvent } from '../../app/use-cases.js';
import type { Hyperparameters } from '../../ports/trainer.js';
import type { Hyperparameters__Output } from '../../gen/sentinode/v1/Hyperparameters.js';
import type { PatchFolders__Output } from '../../gen/sentinode/v1/PatchFolders.js';
import type { TrainingDataReport } from '../../gen/sentinode/v1/TrainingDataReport.js';
import type { TrainRequest__Output } from '../../gen/sentinode/v1/TrainRequest.js';
import type { TrainResponse as TrainResponseMessage } from '../../gen/sentinode/v1/TrainResponse.js';
import { fromDataPlan } from './data-plan.js';
import { toDataReport } from './data-report.js';
import { enumIn, invalidField, requiredMessage } from './fields.js';
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

const ALL_DEFAULTS: Hyperparameters = {
  epochs: 0,
  batchSize: 0,
  learningRate: 0,
  weightDecay: 0,
  labelSmoothing: 0,
  schedule: '',
  earlyStopEpochs: 0,
  patchesPerEpoch: 0,
  seed: 0,
};

function fromHyperparameters(message: Hyperparameters__Output | null): Hyperparameters {
  if (message === null) return ALL_DEFAULTS;
  return { ...message, schedule: fromSchedule(message.schedule) };
}

function fromSchedule(schedule: string): Hyperparameters['schedule'] {
  if (schedule === '') return '';
  return enumIn(schedule, 'hyperparameters.schedule', {
    'one-cycle': 'one-cycle',
    plateau: 'plateau',
    constant: 'constant',
  } as const);
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
      return { step: event };
    case 'epoch':
      return { epoch: { ...event, validationAuc: { name: 'auc', dataset: 'validation', ...event.validationAuc } } };
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
