import path from 'node:path';
import type { Architecture, ArchitectureId } from '../domain/networks/architecture.js';
import type { Hyperparameters, RecipeName } from '../domain/training/hyperparameters.js';
import {
  METHOD_AUGMENTATION,
  METHOD_SIMPLENET_AUGMENTATION,
  MILD_AUGMENTATION,
  STAIN_AUGMENTATION,
} from '../domain/augmentation/augmentation-options.js';
import { resolveAugmentation } from '../domain/augmentation/resolve-augmentation.js';
import type { TrainingWork } from '../ports/trainer.js';
import { WEIGHTS_FILE } from './model-files.js';
import { DEFAULT_TRAINING, type TrainingConfig } from './training-config.js';

/** 2,883,400 parameters. */
const DEFAULT_DOWN_PARA = 2;

/** Everything that a request may leave open. */
type Recipe = Pick<
  TrainingConfig,
  | 'epochs'
  | 'batchSize'
  | 'patchesPerEpoch'
  | 'optimizer'
  | 'learningRate'
  | 'momentum'
  | 'weightDecay'
  | 'clipNorm'
  | 'schedule'
  | 'loss'
  | 'focalGamma'
  | 'labelSmoothing'
  | 'averageDecay'
  | 'augmentation'
>;

const SHIPPED = {
  optimizer: 'adamw',
  momentum: DEFAULT_TRAINING.momentum,
  patchesPerEpoch: 0,
  batchSize: 32,
  schedule: 'one-cycle',
  clipNorm: DEFAULT_TRAINING.clipNorm,
  loss: 'cross-entropy',
  focalGamma: DEFAULT_TRAINING.focalGamma,
  labelSmoothing: DEFAULT_TRAINING.labelSmoothing,
  averageDecay: DEFAULT_TRAINING.averageDecay,
} as const;

const SHIPPED_SIMPLENET: Recipe = {
  ...SHIPPED,
  epochs: 24,
  learningRate: 5e-4,
  weightDecay: 0.05,
  augmentation: MILD_AUGMENTATION,
};

/** The original method: Adam, plain cross-entropy, half the rate on a plateau; nothing else. */
const METHOD = {
  ...SHIPPED,
  optimizer: 'adam',
  learningRate: 1e-3,
  weightDecay: 0,
  schedule: 'plateau',
  clipNorm: Infinity,
  labelSmoothing: 0,
  averageDecay: 0,
} as const;

const METHOD_SIMPLENET: Recipe = {
  ...METHOD,
  epochs: 20,
  batchSize: 128,
  patchesPerEpoch: 20_000,
  augmentation: METHOD_SIMPLENET_AUGMENTATION,
};

/**
 * `shipped` is what the shipped models were trained with, better on validation than the method's own; small batches
 * are more steps for the same time. InceptionV3 was trained in two cycles of 14 and 8 epochs. U-Net takes SimpleNet's.
 */
export const RECIPES: Readonly<Record<RecipeName, Readonly<Record<ArchitectureId, Recipe>>>> = {
  shipped: {
    simplenet: SHIPPED_SIMPLENET,
    inceptionv3: {
      ...SHIPPED,
      epochs: 22,
      learningRate: 1.5e-3,
      weightDecay: 0.1,
      augmentation: STAIN_AUGMENTATION,
    },
    unet: SHIPPED_SIMPLENET,
  },
  method: {
    simplenet: METHOD_SIMPLENET,
    inceptionv3: {
      ...METHOD,
      epochs: 15,
      batchSize: 64,
      patchesPerEpoch: 10_000,
      augmentation: METHOD_AUGMENTATION,
    },
    unet: METHOD_SIMPLENET,
  },
};

/** What is left open in the request is the recipe's. `patchSizePx` is what the data's patches measure. */
export function configOf(work: TrainingWork, patchSizePx: number): TrainingConfig {
  const centreSizePx = work.labelSizePx === 0 ? patchSizePx : work.labelSizePx;
  const given = work.hyperparameters;
  const recipe = withGiven(RECIPES[given.recipe === '' ? 'shipped' : given.recipe][work.architecture], given);
  return {
    ...DEFAULT_TRAINING,
    ...recipe,
    augmentation: resolveAugmentation(recipe.augmentation, work.augmentation),
    architecture: { id: work.architecture, options: optionsOf(work) },
    data: work.data,
    trainingFolders: [],
    tumourClasses: work.tumourClasses.length === 0 ? DEFAULT_TRAINING.tumourClasses : work.tumourClasses,
    outputFolder: work.outputDir,
    patchSizePx,
    centreSizePx,
    lossSizePx: given.lossSizePx || centreSizePx,
    tumourWeight: given.tumourWeight,
    warmUpShare: given.warmUpShare || DEFAULT_TRAINING.warmUpShare,
    aggregation: { kind: 'meanTopK', k: centreSizePx * centreSizePx },
    earlyStopEpochs: given.earlyStopEpochs,
    seed: given.seed,
    ...(work.initialModelDir === undefined
      ? {}
      : { initialWeightsFile: path.join(work.initialModelDir, WEIGHTS_FILE) }),
  };
}

/** Zero and empty mean the recipe's own. */
function withGiven(recipe: Recipe, given: Hyperparameters): Recipe {
  return {
    epochs: given.epochs || recipe.epochs,
    batchSize: given.batchSize || recipe.batchSize,
    patchesPerEpoch: given.patchesPerEpoch || recipe.patchesPerEpoch,
    optimizer: given.optimizer === '' ? recipe.optimizer : given.optimizer,
    learningRate: given.learningRate || recipe.learningRate,
    momentum: given.momentum || recipe.momentum,
    weightDecay: given.weightDecay || recipe.weightDecay,
    clipNorm: given.clipNorm || recipe.clipNorm,
    schedule: given.schedule === '' ? recipe.schedule : given.schedule,
    loss: given.loss === '' ? recipe.loss : given.loss,
    focalGamma: given.focalGamma || recipe.focalGamma,
    labelSmoothing: given.labelSmoothing || recipe.labelSmoothing,
    averageDecay: given.averageDecay || recipe.averageDecay,
    augmentation: recipe.augmentation,
  };
}

function optionsOf({ architecture, hyperparameters: { downPara } }: TrainingWork): Architecture['options'] {
  return architecture === 'inceptionv3' ? { downPara: downPara || DEFAULT_DOWN_PARA } : {};
}
