import type { DataReport } from '../domain/dataset/data-report.js';
import type { AucWithInterval } from '../domain/metrics/roc-auc.js';
import type { ShareWithInterval } from '../domain/metrics/wilson-interval.js';

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

export interface StepEvent {
  readonly type: 'step';
  /** From 1. */
  readonly epoch: number;
  /** From 1, within the epoch. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly loss: number;
  /** Of every step since the event before, this one's last. */
  readonly losses: readonly number[];
  readonly accuracy: number;
  readonly learningRate: number;
  readonly imagesPerSecond: number;
  readonly etaSeconds: number;
}

export interface EpochEvent {
  readonly type: 'epoch';
  readonly epoch: number;
  readonly trainingLoss: number;
  readonly trainingAccuracy: number;
  readonly validationLoss: number;
  readonly validationAccuracy: number;
  readonly validationAuc: AucWithInterval;
  /** On validation, at 90 and at 95 % specificity. */
  readonly sensitivityAt90: ShareWithInterval;
  readonly sensitivityAt95: ShareWithInterval;
  readonly seconds: number;
  /** Of `seconds`: waiting for augmented batches. */
  readonly dataWaitSeconds: number;
  /** Of `seconds`: steps, without the waiting. */
  readonly computeSeconds: number;
  /** Of `seconds`: scoring the validation patches. */
  readonly validationSeconds: number;
  readonly learningRate: number;
  readonly best: boolean;
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
