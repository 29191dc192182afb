import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_SAMPLING, type DataPlan } from '../../src/domain/dataset/data-plan.js';
import { prepareData } from '../../src/training/data/prepare-data.js';
import { runTraining } from '../../src/training/run-training.js';
import type { RunProgress } from '../../src/training/run-progress.js';
import type { TrainingConfig } from '../../src/training/training-config.js';
import { decodeSafetensors } from '../../src/weights/safetensors.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { dataPlan } from './data/cohort.js';
import { testConfig, trainingFolder, validationFolder } from './test-config.js';
import { suiteThatTrains, testDevice } from './training-device.js';

const never = new AbortController().signal;

function plan(): DataPlan {
  const names = { tumourClasses: ['tumor'], normalClasses: ['normal'] };
  const hardNegatives = { everyEpochs: 1, candidates: 6, added: 2 };
  return dataPlan(
    { kind: 'folders', dirs: [trainingFolder], ...names },
    {
      validation: { kind: 'folders', dirs: [validationFolder], ...names },
      sampling: { ...DEFAULT_SAMPLING, hardNegatives },
    },
  );
}

/**
 * Trains; with `stopAfter` it is stopped after so many steps first and then goes on. Returns what the last checkpoint
 * holds.
 */
async function progressOf(config: TrainingConfig, stopAfter?: number): Promise<RunProgress> {
  const run = async (signal: AbortSignal, onStep: () => void): Promise<void> => {
    const data = await prepareData(config, never);
    for await (const { type } of runTraining(config, data, testDevice(), signal)) if (type === 'step') onStep();
    await data.close();
  };
  if (stopAfter !== undefined) {
    const abort = new AbortController();
    let steps = 0;
    const stopped = run(abort.signal, () => {
      steps += 1;
      if (steps >= stopAfter) abort.abort();
    });
    await expect(stopped).rejects.toMatchObject({ reason: 'CANCELLED' });
  }
  await run(never, () => undefined);
  const file = await readFile(path.join(config.outputFolder, 'last.checkpoint.safetensors'));
  return JSON.parse(decodeSafetensors(file).metadata['progress'] ?? '') as RunProgress;
}

suiteThatTrains('hard-negative rounds', () => {
  it('find the same negatives in a run that was stopped in between, and none after the last epoch', async () => {
    const config = { data: plan(), epochs: 3, patchesPerEpoch: 16 };
    const whole = await progressOf(testConfig(await temporaryFolder(), config));
    expect(whole.hardNegatives.afterEpoch).toBe(2);
    expect(whole.hardNegatives.indices.length).toBeGreaterThanOrEqual(2);
    const broken = await progressOf(testConfig(await temporaryFolder(), config), 1);
    expect(broken.hardNegatives).toEqual(whole.hardNegatives);
  });
});
