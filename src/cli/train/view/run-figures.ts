// What is known of a run at a moment, gathered from its events.
import type { Metric, TrainingEpoch, TrainingStep, TrainResponse } from '@sentinode/client';
import { createCurve, type Curve } from './curve.js';

export interface RunFigures {
  readonly runId: string;
  readonly network: string;
  readonly model: string;
  /** What happens now; `training` once steps come. */
  readonly phase: 'queued' | 'preparing' | 'training' | 'validating';
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly step: TrainingStep | undefined;
  readonly lastEpoch: TrainingEpoch | undefined;
  readonly best: { readonly epoch: number; readonly auc: Metric } | undefined;
  readonly checkpointEpoch: number;
  /** Training loss, step by step; as bounded as a curve is. */
  readonly losses: Curve;
}

const NO_FIGURES: Omit<RunFigures, 'losses'> = {
  runId: '',
  network: '',
  model: '',
  phase: 'preparing',
  epochs: 0,
  stepsPerEpoch: 0,
  step: undefined,
  lastEpoch: undefined,
  best: undefined,
  checkpointEpoch: 0,
};

export function beginFigures(): RunFigures {
  return { ...NO_FIGURES, losses: createCurve() };
}

/** The figures after an event; the curve of losses is the same one, longer. */
export function withEvent(figures: RunFigures, { event, runId }: TrainResponse): RunFigures {
  switch (event?.$case) {
    case 'accepted': {
      const { request, queuePosition = 0 } = event.value.run ?? {};
      const names = { network: request?.architecture ?? '', model: request?.modelName ?? '' };
      return { ...figures, runId, ...names, phase: queuePosition > 0 ? 'queued' : 'preparing' };
    }
    case 'dataReport':
      return { ...figures, runId, phase: 'preparing' };
    case 'started': {
      const { epochs, stepsPerEpoch } = event.value;
      return { ...figures, runId, epochs, stepsPerEpoch, phase: 'training' };
    }
    case 'step':
      return withStep(figures, runId, event.value);
    case 'epoch':
      return withEpoch(figures, event.value);
    case 'checkpoint':
      return { ...figures, checkpointEpoch: event.value.epoch };
    default:
      return figures;
  }
}

function withStep(figures: RunFigures, runId: string, step: TrainingStep): RunFigures {
  for (const loss of step.losses.length === 0 ? [step.loss] : step.losses) figures.losses.push(loss);
  const isLast = figures.stepsPerEpoch > 0 && step.step >= figures.stepsPerEpoch;
  return { ...figures, runId, step, phase: isLast ? 'validating' : 'training' };
}

function withEpoch(figures: RunFigures, epoch: TrainingEpoch): RunFigures {
  const { best, validationAuc } = epoch;
  return {
    ...figures,
    lastEpoch: epoch,
    phase: 'training',
    ...(best && validationAuc !== undefined && { best: { epoch: epoch.epoch, auc: validationAuc } }),
  };
}
