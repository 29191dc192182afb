// One training run in a child process of its own.
import type { AugmentationRequest } from '../domain/augmentation/resolve-augmentation.js';
import type { DataPlan } from '../domain/dataset/data-plan.js';
import type { ArchitectureId } from '../domain/networks/architecture.js';
import type { Hyperparameters } from '../domain/training/hyperparameters.js';
import type { TrainingRunEvent } from '../domain/training/training-run-event.js';

export type { Hyperparameters, TrainingRunEvent };

export interface TrainingWork {
  readonly architecture: ArchitectureId;
  /** As a request for folders names them, empty for the usual; a part of what a run is known again by. */
  readonly tumourClasses: readonly string[];
  readonly mppX: number;
  readonly mppY: number;
  /** 0: the whole patch. */
  readonly labelSizePx: number;
  /** What to train on; its paths are absolute and lie inside the training roots. */
  readonly data: DataPlan;
  /** Absent: the recipe's. */
  readonly augmentation?: AugmentationRequest;
  readonly hyperparameters: Hyperparameters;
  readonly modelName: string;
  readonly version: number;
  /** Folder of the model to start from. */
  readonly initialModelDir?: string;
  /** Checkpoints and, in the end, the finished model folder go below it. */
  readonly outputDir: string;
}

export interface Trainer {
  /** Why training cannot run here, with the command that adds what is missing; undefined when it can. */
  unavailability(): Promise<string | undefined>;
  /** Aborting `signal` writes a checkpoint, stops the child and rejects with the signal's reason. */
  train(work: TrainingWork, signal: AbortSignal): AsyncIterable<TrainingRunEvent>;
}
