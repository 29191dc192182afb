import type { TrainingRunEvent } from '../ports/trainer.js';
import type { ClassCounts, FinishedEvent, TrainingEvent } from './training-event.js';

/** A run's own event in the port's words. `validation` counts stand beside the AUC. */
export function toRunEvent(event: Exclude<TrainingEvent, FinishedEvent>, validation: ClassCounts): TrainingRunEvent {
  switch (event.type) {
    case 'dataReport':
      return {
        kind: 'dataReport',
        trainingTumour: event.training.tumour,
        trainingNormal: event.training.normal,
        validationTumour: event.validation.tumour,
        validationNormal: event.validation.normal,
        skipped: event.skipped.map(({ file, reason }) => `${file}: ${reason}`),
        digest: event.sha256,
        details: event.details,
      };
    case 'started': {
      const { parameterCount, device, stepsPerEpoch, epochs, resumedSteps } = event;
      const resumedEpochs = Math.floor(resumedSteps / stepsPerEpoch);
      return { kind: 'started', parameterCount, device, stepsPerEpoch, epochs, resumedEpochs };
    }
    case 'step': {
      const { type: _, stepsPerEpoch: _known, ...figures } = event;
      return { kind: 'step', ...figures };
    }
    case 'epoch': {
      const { type: _, validationAuc, ...rest } = event;
      const { auc, ciLow, ciHigh } = validationAuc;
      const count = validation.tumour + validation.normal;
      return { kind: 'epoch', ...rest, validationAuc: { value: auc, ciLow, ciHigh, count } };
    }
    case 'checkpoint':
      return { kind: 'checkpoint', epoch: event.epoch, checkpoint: event.kind };
    case 'warning':
      return { kind: 'warning', message: event.message };
  }
}
