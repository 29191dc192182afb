// One training run in a child process of its own.
import type { ArchitectureId } from '../domain/networks/architecture.js';

/** Zero (or empty) means the recipe's default for the architecture. */
export interface Hyperparameters {
  /** 1 to 1,000. */
  readonly epochs: number;
  /** 1 to 1,024. */
  readonly batchSize: number;
  /** Highest learning rate, above 0 and at most 1. */
  readonly learningRate: number;
  /** Decoupled weight decay, 0 to 1. */
  readonly weightDecay: number;
  /** 0 to 0.5. */
  readonly labelSmoothing: number;
  readonly schedule: '' | 'one-cycle' | 'plateau' | 'constant';
  /** Stop after this many epochs without a better validation AUC. */
  readonly earlyStopEpochs: number;
  /** 0 means all. */
  readonly patchesPerEpoch: number;
  readonly seed: number;
}

export interface TrainingWork {
  readonly architecture: ArchitectureId;
  /** Absolute, inside a training root. */
  readonly trainingDir: string;
  readonly validationDir?: string;
  readonly tumourClasses: readonly string[];
  readonly mppX: number;
  readonly mppY: number;
  /** 0: the whole patch. */
  readonly labelSizePx: number;
  readonly hyperparameters: Hyperparameters;
  readonly modelName: string;
  readonly version: number;
  /** Folder of the model to start from. */
  readonly initialModelDir?: string;
  /** Checkpoints and, in the end, the finished model folder go below it. */
  readonly outputDir: string;
}

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
    }
  | {
      readonly kind: 'started';
      readonly parameterCount: number;
      readonly device: string;
      readonly stepsPerEpoch: number;
      readonly epochs: number;
      readonly resumedEpochs: number;
    }
  | {
      readonly kind: 'step';
      readonly epoch: number;
      readonly step: number;
      readonly loss: number;
      readonly accuracy: number;
      readonly learningRate: number;
      readonly imagesPerSecond: number;
      readonly etaSeconds: number;
    }
  | {
      readonly kind: 'epoch';
      readonly epoch: number;
      readonly trainingLoss: number;
      readonly trainingAccuracy: number;
      readonly validationLoss: number;
      readonly validationAccuracy: number;
      readonly validationAuc: {
        readonly value: number;
        readonly ciLow: number;
        readonly ciHigh: number;
        readonly count: number;
      };
      readonly seconds: number;
      readonly dataWaitSeconds: number;
      readonly best: boolean;
    }
  | { readonly kind: 'checkpoint'; readonly epoch: number; readonly checkpoint: 'best' | 'last' }
  | { readonly kind: 'warning'; readonly message: string }
  /** The last event: a complete model folder lies at `modelDir`. */
  | { readonly kind: 'finished'; readonly modelDir: string; readonly seconds: number };

export interface Trainer {
  /** Why training cannot run here, with the command that adds what is missing; undefined when it can. */
  unavailability(): Promise<string | undefined>;
  /** Aborting `signal` writes a checkpoint, stops the child and rejects with the signal's reason. */
  train(work: TrainingWork, signal: AbortSignal): AsyncIterable<TrainingRunEvent>;
}
