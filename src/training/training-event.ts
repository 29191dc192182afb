import type { DataReport } from '../domain/dataset/data-report.js';
import type { AucWithInterval } from '../domain/metrics/roc-auc.js';
import type { EpochFigures, StepFigures } from '../domain/training/training-run-event.js';

export interface ClassCounts {
  readonly tumour: number;
  readonly normal: number;
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** What a training run tells while it goes. */
export type TrainingEvent =
  | DataReportEvent
  | StartedEvent
  | StepEvent
  | EpochEvent
  | CheckpointEvent
  | { readonly type: 'warning'; readonly message: string }
  | FinishedEvent;

export interface DataReportEvent {
  readonly type: 'dataReport';
  readonly training: ClassCounts;
  readonly validation: ClassCounts;
  /** At most 100. */
  readonly skipped: readonly SkippedFile[];
  readonly skippedCount: number;
  /** SHA-256 over the names and digests of what is trained on. */
  readonly sha256: string;
  /** How validation was kept apart, and what that leaves unproven. */
  readonly split: string;
  readonly details: DataReport;
}

export interface StartedEvent {
  readonly type: 'started';
  readonly parameterCount: number;
  readonly device: string;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** Steps that an earlier run in the same folder had done. */
  readonly resumedSteps: number;
}

export interface StepEvent extends StepFigures {
  readonly type: 'step';
  readonly stepsPerEpoch: number;
}

export interface EpochEvent extends EpochFigures {
  readonly type: 'epoch';
  readonly validationAuc: AucWithInterval;
}

export interface CheckpointEvent {
  readonly type: 'checkpoint';
  readonly kind: 'best' | 'last';
  readonly epoch: number;
  readonly step: number;
  readonly file: string;
}

export interface FinishedEvent {
  readonly type: 'finished';
  readonly epochs: number;
  readonly stoppedEarly: boolean;
  readonly bestEpoch: number;
  readonly bestAuc: AucWithInterval;
  readonly bestCheckpoint: string;
  readonly seconds: number;
}
