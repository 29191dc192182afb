import type { NetworkSpec } from '../../src/domain/networks/network-spec.js';
import type { RecipeName } from '../../src/domain/training/hyperparameters.js';

/** What both sides train, from the same files. */
export interface TrainBenchPlan {
  readonly network: 'simplenet' | 'inceptionv3';
  /** Holds one folder a class, `tumor` and `normal`, of PNG files. */
  readonly trainingFolder: string;
  readonly validationFolder: string;
  readonly outputFolder: string;
  readonly batchSize: number;
  readonly steps: number;
  /** Of `steps`: not measured, for each side builds its graph in them. */
  readonly warmUpSteps: number;
  readonly patchSizePx: number;
  /** Side of the centre that the loss covers. */
  readonly lossSizePx: number;
  readonly threads: number;
  readonly precision: 'float32' | 'bfloat16';
  /** `same`: on both sides flips, quarter turns and dimming; `full`: ours by its default, rotation and stain too. */
  readonly augmentation: 'same' | 'full';
  /** Of optimizer and loss; see the help. */
  readonly recipe: RecipeName;
  /** Whether patches are decoded once, or each time they are used. */
  readonly cache: boolean;
}

/** What Keras gets beside the plan. */
export interface KerasPlan extends TrainBenchPlan {
  /** The graph as we train it, cut to what the loss needs; trims of transposed convolutions in numbers. */
  readonly spec: NetworkSpec;
}

/** One side's turn. */
export interface TrainBenchTurn {
  readonly side: 'sentinode' | 'keras';
  readonly imagesPerSecond: number;
  /** Processor time of all threads: far less disturbed by other work than the clock. */
  readonly cpuMsPerImage: number;
  /** Shares of the time: waiting for data, computing steps, and the rest. */
  readonly dataWaitShare: number;
  readonly computeShare: number;
  readonly overheadShare: number;
  readonly peakRssMib: number;
  readonly parameterCount: number;
  readonly software: string;
}
