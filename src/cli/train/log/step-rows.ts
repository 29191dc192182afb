import type { TrainingStep } from '@sentinode/client';
import type { CsvRow } from './csv-file.js';

/** One row a step. Beside the loss, values are those of the last step that its event speaks of; empty elsewhere. */
export const STEP_COLUMNS = [
  'run_id',
  'sequence',
  'epoch',
  'step',
  'global_step',
  'loss',
  'accuracy',
  'learning_rate',
  'images_per_second',
  'eta_seconds',
] as const;

export type StepRow = CsvRow<(typeof STEP_COLUMNS)[number]> & { readonly global_step: number; readonly loss: number };

/** Rows of all steps that an event speaks of, in their order. */
export function stepRows(event: TrainingStep, stepsPerEpoch: number): readonly StepRow[] {
  const last = globalStep(event, stepsPerEpoch);
  const losses = event.losses.length === 0 ? [event.loss] : event.losses;
  return losses.map((loss, index) => {
    const step = last - (losses.length - 1) + index;
    return { ...placeOf(step, stepsPerEpoch), loss: plain(loss), ...(step === last ? ofLast(event) : {}) };
  });
}

/** Steps of the whole run, from 1. */
function globalStep({ epoch, step }: { readonly epoch: number; readonly step: number }, stepsPerEpoch: number): number {
  return (epoch - 1) * stepsPerEpoch + step;
}

function placeOf(
  step: number,
  stepsPerEpoch: number,
): { readonly epoch: number; readonly step: number; readonly global_step: number } {
  return {
    epoch: Math.floor((step - 1) / stepsPerEpoch) + 1,
    step: ((step - 1) % stepsPerEpoch) + 1,
    global_step: step,
  };
}

function ofLast({
  loss,
  accuracy,
  learningRate,
  imagesPerSecond,
  etaSeconds,
}: TrainingStep): Omit<StepRow, 'global_step'> {
  return {
    loss: plain(loss),
    accuracy: plain(accuracy),
    learning_rate: plain(learningRate),
    images_per_second: plain(imagesPerSecond),
    eta_seconds: plain(etaSeconds),
  };
}

/** Losses travel in single precision: more digits than that would be noise. */
function plain(value: number): number {
  return Number(value.toPrecision(7));
}
