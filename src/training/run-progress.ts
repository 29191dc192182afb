import type { AucWithInterval } from '../domain/metrics/roc-auc.js';
import { startPlateau, type PlateauState } from './learning-rate.js';

/** What a run has done, beside its tensors. All randomness is drawn from seed and step, so it needs no state. */
export interface RunProgress {
  step: number;
  /** Sums over the steps of the unfinished epoch. */
  epochLoss: number;
  epochCorrect: number;
  epochSeconds: number;
  epochDataWaitSeconds: number;
  seconds: number;
  plateau: PlateauState;
  best: { readonly epoch: number; readonly auc: AucWithInterval } | undefined;
  startedAt: string;
  /** Training patches shown in every epoch, and the epoch, from 1, after which they were found; 0: none yet. */
  hardNegatives: { readonly afterEpoch: number; readonly indices: readonly number[] };
}

/** What one step adds. */
export interface StepDone {
  /** Steps done so far, this one included. */
  readonly step: number;
  readonly loss: number;
  readonly correct: number;
  readonly seconds: number;
  /** Of `seconds`: waiting for the batch. */
  readonly waitedSeconds: number;
}

export function freshProgress(learningRate: number): RunProgress {
  return {
    step: 0,
    epochLoss: 0,
    epochCorrect: 0,
    epochSeconds: 0,
    epochDataWaitSeconds: 0,
    seconds: 0,
    plateau: startPlateau(learningRate),
    best: undefined,
    startedAt: new Date().toISOString(),
    hardNegatives: { afterEpoch: 0, indices: [] },
  };
}

export function addStep(progress: RunProgress, done: StepDone): void {
  Object.assign(progress, {
    step: done.step,
    epochLoss: progress.epochLoss + done.loss,
    epochCorrect: progress.epochCorrect + done.correct,
    epochSeconds: progress.epochSeconds + done.seconds,
    epochDataWaitSeconds: progress.epochDataWaitSeconds + done.waitedSeconds,
    seconds: progress.seconds + done.seconds,
  } satisfies Partial<RunProgress>);
}

/** Forgets the sums of the epoch that has ended. */
export function clearEpoch(progress: RunProgress): void {
  Object.assign(progress, {
    epochLoss: 0,
    epochCorrect: 0,
    epochSeconds: 0,
    epochDataWaitSeconds: 0,
  } satisfies Partial<RunProgress>);
}
