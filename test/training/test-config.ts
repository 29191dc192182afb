import { fileURLToPath } from 'node:url';
import { planOfFolders } from '../../src/app/training/plan-data.js';
import { DEFAULT_HYPERPARAMETERS } from '../../src/domain/training/hyperparameters.js';
import type { TrainingWork } from '../../src/ports/trainer.js';
import { DEFAULT_TRAINING, type TrainingConfig } from '../../src/training/training-config.js';

export const trainingFolder = fileURLToPath(new URL('../fixtures/pcam96/train', import.meta.url));
export const validationFolder = fileURLToPath(new URL('../fixtures/pcam96/validation', import.meta.url));

/** Two epochs of two steps: seconds on two cores. */
export function testConfig(outputFolder: string, changes: Partial<TrainingConfig> = {}): TrainingConfig {
  return {
    ...DEFAULT_TRAINING,
    architecture: { id: 'simplenet', options: {} },
    trainingFolders: [trainingFolder],
    validationFolders: [validationFolder],
    outputFolder,
    epochs: 2,
    batchSize: 8,
    ...changes,
  };
}

/** As the service plans a request for folders. */
export function testWork(
  outputDir: string,
  epochs: number,
  { training = trainingFolder, validation = validationFolder } = {},
): TrainingWork {
  const patches = { tumourClasses: [], mppX: 0.972, mppY: 0.972, labelSizePx: 32 };
  return {
    architecture: 'simplenet',
    ...patches,
    data: planOfFolders(training, validation, patches),
    hyperparameters: { ...DEFAULT_HYPERPARAMETERS, epochs, batchSize: 8, seed: 3 },
    modelName: 'trained-here',
    version: 2,
    outputDir,
  };
}
