import path from 'node:path';
import type { ArchitectureId } from '../domain/networks/architecture.js';
import { MILD_AUGMENTATION, STAIN_AUGMENTATION } from '../domain/augmentation/augmentation-options.js';
import type { TrainingWork } from '../ports/trainer.js';
import { WEIGHTS_FILE } from './model-files.js';
import { DEFAULT_TRAINING, type TrainingConfig } from './training-config.js';

type Recipe = Pick<TrainingConfig, 'epochs' | 'batchSize' | 'learningRate' | 'weightDecay' | 'augmentation'>;

/**
 * What the shipped models were trained with (InceptionV3 in two cycles of 14 and 8 epochs); U-Net takes SimpleNet's.
 * Small batches: more steps for the same time.
 */
export const RECIPES: Readonly<Record<ArchitectureId, Recipe>> = {
  simplenet: { epochs: 24, batchSize: 32, learningRate: 5e-4, weightDecay: 0.05, augmentation: MILD_AUGMENTATION },
  inceptionv3: {
    epochs: 22,
    batchSize: 32,
    learningRate: 1.5e-3,
    weightDecay: 0.1,
    augmentation: STAIN_AUGMENTATION,
  },
  unet: { epochs: 24, batchSize: 32, learningRate: 5e-4, weightDecay: 0.05, augmentation: MILD_AUGMENTATION },
};

/** `patchSizePx` is what the first patch of the folder measures. */
export function configOf(work: TrainingWork, patchSizePx: number): TrainingConfig {
  const recipe = RECIPES[work.architecture];
  const { epochs, batchSize, learningRate, weightDecay, labelSmoothing, schedule, ...rest } = work.hyperparameters;
  const centreSizePx = work.labelSizePx === 0 ? patchSizePx : work.labelSizePx;
  return {
    ...DEFAULT_TRAINING,
    architecture: { id: work.architecture, options: work.architecture === 'inceptionv3' ? { downPara: 2 } : {} },
    trainingFolders: [work.trainingDir],
    validationFolders: work.validationDir === undefined ? [] : [work.validationDir],
    tumourClasses: work.tumourClasses.length === 0 ? DEFAULT_TRAINING.tumourClasses : work.tumourClasses,
    outputFolder: work.outputDir,
    patchSizePx,
    centreSizePx,
    epochs: epochs || recipe.epochs,
    batchSize: batchSize || recipe.batchSize,
    learningRate: learningRate || recipe.learningRate,
    weightDecay: weightDecay || recipe.weightDecay,
    augmentation: recipe.augmentation,
    labelSmoothing: labelSmoothing || DEFAULT_TRAINING.labelSmoothing,
    schedule: schedule === '' ? DEFAULT_TRAINING.schedule : schedule,
    aggregation: { kind: 'meanTopK', k: centreSizePx * centreSizePx },
    patchesPerEpoch: rest.patchesPerEpoch,
    earlyStopEpochs: rest.earlyStopEpochs,
    seed: rest.seed,
    ...(work.initialModelDir === undefined
      ? {}
      : { initialWeightsFile: path.join(work.initialModelDir, WEIGHTS_FILE) }),
  };
}
