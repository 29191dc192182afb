// A service with a folder of patches and a command that trains on it.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainCommand } from '../../src/app/use-cases.js';
import { DEFAULT_HYPERPARAMETERS } from '../../src/domain/training/hyperparameters.js';
import { startHarness, type Harness, type HarnessOptions } from './harness.js';

export { DEFAULT_HYPERPARAMETERS as DEFAULTS };

export async function trainingHarness(
  options: HarnessOptions = {},
): Promise<Harness & { readonly command: TrainCommand }> {
  const harness = await startHarness(options);
  const trainingDir = join(harness.trainingRoot, 'train');
  await mkdir(trainingDir, { recursive: true });
  const patches = { trainingDir, validationDir: '', tumourClasses: [], mppX: 0.972, mppY: 0.972, labelSizePx: 32 };
  const command = {
    architecture: 'simplenet',
    patches,
    hyperparameters: DEFAULT_HYPERPARAMETERS,
    modelName: 'own',
    initialModel: '',
    requestId: '',
  };
  return Object.assign(harness, { command });
}

/** Runs whose checkpoints are kept. */
export const stagingOf = async ({ storage }: Harness): Promise<readonly string[]> =>
  readdir(join(storage.modelsDir, '.staging')).catch(() => []);
