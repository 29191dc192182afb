import type { TrainingEpoch } from '@sentinode/client';
import type { CsvRow } from './csv-file.js';

export const EPOCH_COLUMNS = [
  'run_id',
  'sequence',
  'epoch',
  'global_step',
  'training_loss',
  'training_accuracy',
  'validation_loss',
  'validation_accuracy',
  'validation_auc',
  'validation_auc_ci_low',
  'validation_auc_ci_high',
  'sensitivity_at_90_specificity',
  'sensitivity_at_95_specificity',
  'learning_rate',
  'seconds',
  'data_wait_seconds',
  'compute_seconds',
  'validation_seconds',
  'best',
] as const;

export type EpochRow = CsvRow<(typeof EPOCH_COLUMNS)[number]>;

export function epochRow(event: TrainingEpoch, stepsPerEpoch: number): EpochRow {
  const { validationAuc: auc, sensitivities } = event;
  const sensitivity = (specificity: number): number | undefined =>
    sensitivities.find(({ name }) => name === `sensitivity_at_${specificity}_specificity`)?.value;
  return {
    epoch: event.epoch,
    global_step: event.epoch * stepsPerEpoch,
    training_loss: event.trainingLoss,
    training_accuracy: event.trainingAccuracy,
    validation_loss: event.validationLoss,
    validation_accuracy: event.validationAccuracy,
    validation_auc: auc?.value,
    validation_auc_ci_low: auc?.ciLow,
    validation_auc_ci_high: auc?.ciHigh,
    sensitivity_at_90_specificity: sensitivity(90),
    sensitivity_at_95_specificity: sensitivity(95),
    learning_rate: event.learningRate,
    seconds: event.seconds,
    data_wait_seconds: event.dataWaitSeconds,
    compute_seconds: event.computeSeconds,
    validation_seconds: event.validationSeconds,
    best: String(event.best),
  };
}
