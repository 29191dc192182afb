import type { TrainingRunEvent } from '../../domain/training/training-run-event.js';
import type { TrainingRun } from '../../domain/training/training-run.js';

/** The row after an event; the same object when the event changes nothing in it. */
export function afterEvent(run: TrainingRun, event: TrainingRunEvent): TrainingRun {
  if (event.kind === 'checkpoint' && event.checkpoint === 'last') {
    return run.checkpointEpoch === event.epoch ? run : { ...run, checkpointEpoch: event.epoch };
  }
  if (event.kind === 'epoch' && event.best) return { ...run, best: { epoch: event.epoch, auc: event.validationAuc } };
  return run;
}
