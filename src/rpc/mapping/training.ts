import type { NumberedTrainingEvent, TrainCommand, TrainingEvent } from '../../app/use-cases.js';
import type { Hyperparameters } from '../../ports/trainer.js';
import type { Hyperparameters__Output } from '../../gen/sentinode/v1/Hyperparameters.js';
import type { PatchFolders__Output } from '../../gen/sentinode/v1/PatchFolders.js';
import type { TrainRequest__Output } from '../../gen/sentinode/v1/TrainRequest.js';
import type { TrainResponse as TrainResponseMessage } from '../../gen/sentinode/v1/TrainResponse.js';
import { fromSpacing } from './common.js';
import {
  boundedText,
  enumIn,
  integerIn,
  invalidField,
  numberIn,
  requiredMessage,
  requiredText,
  zeroOrIntegerIn,
  type Range,
} from './fields.js';
import { toModel } from './model.js';

const EPOCHS: Range = { min: 1, max: 1000 };
const BATCH_SIZES: Range = { min: 1, max: 1024 };
const COUNTS: Range = { min: 0, max: 2 ** 32 - 1 };
const SEEDS: Range = { min: 0, max: Number.MAX_SAFE_INTEGER };
const MAX_PATH_CHARACTERS = 4096;
const MAX_CLASSES = 100;
const MODEL_NAME = /^[a-z0-9-]{1,63}$/;

export function fromTrainRequest(request: TrainRequest__Output): TrainCommand {
  if (!MODEL_NAME.test(request.modelName)) throw invalidField('model_name', 'is not 1 to 63 of a-z, 0-9 and `-`');
  return {
    architecture: requiredText(request.architecture, 'architecture'),
    patches: fromPatchFolders(requiredMessage(request.patches, 'patches')),
    hyperparameters: fromHyperparameters(request.hyperparameters),
    modelName: request.modelName,
    initialModel: boundedText(request.initialModel, 'initial_model', 128),
  };
}

function fromPatchFolders(patches: PatchFolders__Output): TrainCommand['patches'] {
  const { mppX, mppY } = fromSpacing(requiredMessage(patches.spacing, 'patches.spacing'), 'patches.spacing');
  if (patches.tumourClasses.length > MAX_CLASSES)
    throw invalidField('patches.tumour_classes', `holds more than ${MAX_CLASSES} names`);
  return {
    trainingDir: requiredText(patches.trainingDir, 'patches.training_dir', MAX_PATH_CHARACTERS),
    validationDir: boundedText(patches.validationDir, 'patches.validation_dir', MAX_PATH_CHARACTERS),
    tumourClasses: patches.tumourClasses.map((name, index) => requiredText(name, `patches.tumour_classes[${index}]`)),
    mppX,
    mppY,
    labelSizePx: integerIn(patches.labelSizePx, 'patches.label_size_px', { min: 0, max: 4096 }),
  };
}

const ALL_DEFAULTS: Hyperparameters__Output = {
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
  const given = message ?? ALL_DEFAULTS;
  const field = (name: string): string => `hyperparameters.${name}`;
  return {
    epochs: zeroOrIntegerIn(given.epochs, field('epochs'), EPOCHS),
    batchSize: zeroOrIntegerIn(given.batchSize, field('batch_size'), BATCH_SIZES),
    learningRate: numberIn(given.learningRate, field('learning_rate'), { min: 0, max: 1 }),
    weightDecay: numberIn(given.weightDecay, field('weight_decay'), { min: 0, max: 1 }),
    labelSmoothing: numberIn(given.labelSmoothing, field('label_smoothing'), { min: 0, max: 0.5 }),
    schedule: fromSchedule(given.schedule),
    earlyStopEpochs: integerIn(given.earlyStopEpochs, field('early_stop_epochs'), COUNTS),
    patchesPerEpoch: integerIn(given.patchesPerEpoch, field('patches_per_epoch'), COUNTS),
    seed: integerIn(given.seed, field('seed'), SEEDS),
  };
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
      return { dataReport: { ...event, skipped: [...event.skipped] } };
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
    case 'finished':
      return { finished: { model: toModel(event.model), seconds: event.seconds } };
  }
}
