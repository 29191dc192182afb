import path from 'node:path';
import { AppError } from '../../domain/errors/app-error.js';
import { BEST_WEIGHTS } from '../run-files.js';
import type { EpochEvent, FinishedEvent, TrainingEvent } from '../training-event.js';
import type { Run } from './run.js';
import { saveLast } from './save-run.js';

/** True when validation has not gained for as many epochs as the configuration bears; 0 bears any number. */
export function shouldStop({ config, progress }: Run, { epoch }: EpochEvent): boolean {
  return config.earlyStopEpochs > 0 && epoch - (progress.best?.epoch ?? 0) >= config.earlyStopEpochs;
}

export function finished({ config, progress, state, stepsPerEpoch }: Run, stoppedEarly: boolean): FinishedEvent {
  if (progress.best === undefined) throw new AppError('INTERNAL', 'a run ended without a validated epoch');
  return {
    type: 'finished',
    epochs: Math.floor(state.step / stepsPerEpoch),
    stoppedEarly,
    bestEpoch: progress.best.epoch,
    bestAuc: progress.best.auc,
    bestCheckpoint: path.join(config.outputFolder, BEST_WEIGHTS),
    seconds: progress.seconds,
  };
}

/** Saves, then throws CANCELLED. */
export async function* stopAtCheckpoint(run: Run): AsyncGenerator<TrainingEvent, never> {
  yield await saveLast(run);
  throw cancelled();
}

export function cancelled(cause?: unknown): AppError {
  return new AppError('CANCELLED', 'training stopped at a checkpoint; the same configuration continues it', { cause });
}
