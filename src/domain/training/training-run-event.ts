import type { ShareWithInterval } from '../metrics/wilson-interval.js';
import type { DataReport } from '../dataset/data-report.js';

export interface StepFigures {
  /** From 1. */
  readonly epoch: number;
  /** From 1, within the epoch. */
  readonly step: number;
  readonly loss: number;
  /** Of every step since the event before, this one's last. */
  readonly losses: readonly number[];
  readonly accuracy: number;
  readonly learningRate: number;
  readonly imagesPerSecond: number;
  readonly etaSeconds: number;
}

export interface EpochFigures {
  readonly epoch: number;
  readonly trainingLoss: number;
  readonly trainingAccuracy: number;
  readonly validationLoss: number;
  readonly validationAccuracy: number;
  /** On validation, at 90 and at 95 % specificity. */
  readonly sensitivityAt90: ShareWithInterval;
  readonly sensitivityAt95: ShareWithInterval;
  readonly learningRate: number;
  readonly seconds: number;
  /** Of `seconds`: waiting for augmented batches. */
  readonly dataWaitSeconds: number;
  /** Of `seconds`: steps, without the waiting. */
  readonly computeSeconds: number;
  /** Of `seconds`: scoring the validation patches. */
  readonly validationSeconds: number;
  readonly best: boolean;
}

/** What the training child tells while a run goes. */
export type TrainingRunEvent =
  | {
      readonly kind: 'dataReport';
      readonly trainingTumour: number;
      readonly trainingNormal: number;
      readonly validationTumour: number;
      readonly validationNormal: number;
      /** Files left out, each with its reason; at most 100. */
      readonly skipped: readonly string[];
      readonly digest: string;
      /** Absent in runs stored before there was one. */
      readonly details?: DataReport;
    }
  | {
      readonly kind: 'started';
      readonly parameterCount: number;
      readonly device: string;
      readonly stepsPerEpoch: number;
      readonly epochs: number;
      readonly resumedEpochs: number;
    }
  | (StepFigures & { readonly kind: 'step' })
  | (EpochFigures & { readonly kind: 'epoch'; readonly validationAuc: ShareWithInterval })
  | { readonly kind: 'checkpoint'; readonly epoch: number; readonly checkpoint: 'best' | 'last' }
  | { readonly kind: 'warning'; readonly message: string }
  /** The last event: a complete model folder lies at `modelDir`. */
  | { readonly kind: 'finished'; readonly modelDir: string; readonly seconds: number };
