// A training run as it is stored: what was asked, where it stands, how it ended.
import type { StoredError } from '../errors/stored-error.js';
import type { WorkState } from '../work-state.js';
import type { TrainCommand } from './train-command.js';
import type { TrainingRunEvent } from './training-run-event.js';

export interface BestEpoch {
  /** From 1. */
  readonly epoch: number;
  readonly auc: { readonly value: number; readonly ciLow: number; readonly ciHigh: number; readonly count: number };
}

/** The stored row. Events are kept beside it. */
export interface TrainingRun {
  readonly id: string;
  readonly tenant: string;
  readonly requestId: string;
  readonly state: WorkState;
  readonly command: TrainCommand;
  readonly createTimeMs: number;
  /** When it last began to run. */
  readonly startTimeMs?: number;
  readonly endTimeMs?: number;
  readonly error?: StoredError;
  /** Its checkpoints, or the chance to begin, are still there. Means nothing before the run has ended. */
  readonly resumable: boolean;
  /** Epoch of the last checkpoint, from 1. */
  readonly checkpointEpoch?: number;
  readonly best?: BestEpoch;
  /** What it registered. */
  readonly model?: { readonly name: string; readonly version: number };
  /** How often it was started. */
  readonly attempts: number;
}

/** What is stored of a run's course. */
export type StoredTrainingEvent =
  /** First, and again after each resumption. */
  | { readonly kind: 'accepted'; readonly run: TrainingRun }
  | Exclude<TrainingRunEvent, { readonly kind: 'finished' }>
  | {
      readonly kind: 'finished';
      readonly model: { readonly name: string; readonly version: number };
      readonly seconds: number;
    }
  /** The run ended without a model. */
  | { readonly kind: 'ended'; readonly run: TrainingRun };

/** Nothing follows it but a resumption. */
export function endsRun({ kind }: StoredTrainingEvent): boolean {
  return kind === 'finished' || kind === 'ended';
}
