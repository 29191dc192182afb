import { AppError, type FieldViolation } from '../domain/errors/app-error.js';
import { STAIN_AUGMENTATION, type AugmentationOptions } from '../domain/augmentation/augmentation-options.js';
import { DEFAULT_NORMAL_CLASSES, DEFAULT_TUMOUR_CLASSES, type DataPlan } from '../domain/dataset/data-plan.js';
import type { PatchAggregation } from '../domain/models/patch-aggregation.js';
import type { Architecture } from '../domain/networks/architecture.js';
import {
  LOSSES,
  OPTIMIZERS,
  SCHEDULES,
  type LossKind,
  type OptimizerKind,
  type ScheduleKind,
} from '../domain/training/hyperparameters.js';
import { isPatchSize, PATCH_SIZES } from './patch-sizes.js';

export interface TrainingConfig {
  readonly architecture: Architecture;
  /** Folders that each hold one folder a class. */
  readonly trainingFolders: readonly string[];
  /** Empty: an 8:2 split of the training folders, stratified by class. */
  readonly validationFolders: readonly string[];
  readonly tumourClasses: readonly string[];
  readonly normalClasses: readonly string[];
  /** What to train on; absent: the folders above. */
  readonly data?: DataPlan;
  /** Checkpoints and the event log go here; a run found there is continued. */
  readonly outputFolder: string;
  readonly patchSizePx: number;
  /** Side of the centre that labels speak of, and that is scored. */
  readonly centreSizePx: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** 0: all training patches. */
  readonly patchesPerEpoch: number;
  readonly schedule: ScheduleKind;
  /** Peak of the schedule. */
  readonly learningRate: number;
  /** One-cycle: share of all steps that rise. */
  readonly warmUpShare: number;
  readonly optimizer: OptimizerKind;
  /** SGD's. */
  readonly momentum: number;
  /** On kernels only; AdamW decouples it from the gradient. */
  readonly weightDecay: number;
  /** Largest global gradient norm; Infinity never clips. */
  readonly clipNorm: number;
  readonly loss: LossKind;
  /** Weight of tumour where normal has 1; 0: both classes weigh the same over an epoch. */
  readonly tumourWeight: number;
  readonly focalGamma: number;
  /** Side of the centre that the loss covers; what lies beyond the label's area is taken to be of the same class. */
  readonly lossSizePx: number;
  readonly labelSmoothing: number;
  /** Decay a step of the averaged weights that are evaluated and exported; 0 switches averaging off. */
  readonly averageDecay: number;
  /** Epochs without a better validation AUC after which the run ends; 0: never. */
  readonly earlyStopEpochs: number;
  readonly augmentation: AugmentationOptions;
  /** How validation patches are scored for the AUC that picks the best checkpoint. */
  readonly aggregation: PatchAggregation;
  readonly seed: number;
  /** Weights file to start from; absent: random. */
  readonly initialWeightsFile?: string;
  /** Decoded patches kept in memory; beyond it patches are decoded each time they are used. */
  readonly cacheBytes: number;
  readonly augmentationThreads: number;
  /** Seconds between checkpoints within an epoch. */
  readonly checkpointSeconds: number;
}

export const DEFAULT_TRAINING = {
  validationFolders: [],
  tumourClasses: DEFAULT_TUMOUR_CLASSES,
  normalClasses: DEFAULT_NORMAL_CLASSES,
  patchSizePx: 96,
  centreSizePx: 32,
  epochs: 30,
  batchSize: 64,
  patchesPerEpoch: 0,
  schedule: 'one-cycle',
  learningRate: 2e-3,
  warmUpShare: 0.2,
  optimizer: 'adamw',
  momentum: 0.9,
  weightDecay: 0.02,
  clipNorm: 1,
  loss: 'cross-entropy',
  tumourWeight: 0,
  focalGamma: 2,
  lossSizePx: 32,
  labelSmoothing: 0.05,
  averageDecay: 0.998,
  earlyStopEpochs: 0,
  augmentation: STAIN_AUGMENTATION,
  // With one label for the whole centre the mean is the steadiest score of a training run.
  aggregation: { kind: 'meanTopK', k: 1024 },
  seed: 1,
  // 1 GiB: 38,000 patches of 96 px.
  cacheBytes: 1 << 30,
  augmentationThreads: 1,
  checkpointSeconds: 60,
} as const satisfies Partial<TrainingConfig>;

type Rule = readonly [field: keyof TrainingConfig, holds: (config: TrainingConfig) => boolean, description: string];

const RULES: readonly Rule[] = [
  ['trainingFolders', (c) => c.data !== undefined || c.trainingFolders.length > 0, 'at least one folder'],
  ['patchSizePx', (c) => isPatchSize(c.patchSizePx), PATCH_SIZES],
  ['centreSizePx', (c) => isInteger(c.centreSizePx, 1, c.patchSizePx), 'from 1 to the patch size'],
  ['lossSizePx', (c) => isInteger(c.lossSizePx, 1, c.patchSizePx), 'from 1 to the patch size'],
  ['optimizer', (c) => OPTIMIZERS.includes(c.optimizer), `one of ${OPTIMIZERS.join(', ')}`],
  ['schedule', (c) => SCHEDULES.includes(c.schedule), `one of ${SCHEDULES.join(', ')}`],
  ['loss', (c) => LOSSES.includes(c.loss), `one of ${LOSSES.join(', ')}`],
  ['momentum', (c) => c.momentum >= 0 && c.momentum < 1, 'from 0 to below 1'],
  ['tumourWeight', (c) => c.tumourWeight >= 0 && c.tumourWeight <= 1000, 'from 0 to 1,000'],
  ['focalGamma', (c) => c.focalGamma >= 0 && c.focalGamma <= 10, 'from 0 to 10'],
  ['epochs', (c) => isInteger(c.epochs, 1, 1000), 'from 1 to 1,000'],
  ['batchSize', (c) => isInteger(c.batchSize, 2, 1024), 'from 2 (batch norm needs two) to 1,024'],
  ['patchesPerEpoch', (c) => isInteger(c.patchesPerEpoch, 0, 100_000_000), '0 or more'],
  ['learningRate', (c) => c.learningRate > 0 && c.learningRate <= 1, 'above 0 and at most 1'],
  ['warmUpShare', (c) => c.warmUpShare >= 0 && c.warmUpShare < 1, 'from 0 to below 1'],
  ['weightDecay', (c) => c.weightDecay >= 0 && c.weightDecay <= 1, 'from 0 to 1'],
  ['clipNorm', (c) => c.clipNorm > 0, 'above 0'],
  ['labelSmoothing', (c) => c.labelSmoothing >= 0 && c.labelSmoothing <= 0.5, 'from 0 to 0.5'],
  ['averageDecay', (c) => c.averageDecay >= 0 && c.averageDecay < 1, 'from 0 to below 1'],
  ['earlyStopEpochs', (c) => isInteger(c.earlyStopEpochs, 0, 1000), 'from 0 to 1,000'],
  ['seed', (c) => Number.isSafeInteger(c.seed) && c.seed >= 0, 'a whole number from 0 to 2^53 − 1'],
  ['augmentationThreads', (c) => isInteger(c.augmentationThreads, 1, 16), 'from 1 to 16'],
];

/** Throws INVALID_FIELD with every field that is out of its range. */
export function validateTrainingConfig(config: TrainingConfig): TrainingConfig {
  const fieldViolations: FieldViolation[] = RULES.filter(([, holds]) => !holds(config)).map(
    ([field, , description]) => ({
      field,
      description: `must be ${description}`,
    }),
  );
  if (fieldViolations.length > 0) {
    const text = fieldViolations.map(({ field, description }) => `${field} ${description}`).join('; ');
    throw new AppError('INVALID_FIELD', `training configuration: ${text}`, { fieldViolations });
  }
  return config;
}

function isInteger(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
