import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildNetwork } from '../../src/domain/networks/architecture.js';
import { sizeOf, weightShapes } from '../../src/domain/networks/weight-shapes.js';
import { decodeSafetensors, encodeSafetensors } from '../../src/weights/safetensors.js';
import { prepareData, type PreparedData } from '../../src/training/data/prepare-data.js';
import { runTraining } from '../../src/training/run-training.js';
import type { TrainingConfig } from '../../src/training/training-config.js';
import type { TrainingEvent } from '../../src/training/training-event.js';
import { collect } from '../support/collect.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { testConfig } from './test-config.js';
import { suiteThatTrains, testDevice } from './training-device.js';

const never = new AbortController().signal;

async function load(config: TrainingConfig): Promise<PreparedData> {
  return prepareData(config, never);
}

async function lastCheckpoint(folder: string): Promise<ReadonlyMap<string, Float32Array>> {
  const { tensors } = decodeSafetensors(await readFile(path.join(folder, 'last.checkpoint.safetensors')));
  return new Map([...tensors].map(([name, { data }]) => [name, data]));
}

suiteThatTrains('runTraining', () => {
  it('tells what happens, in order, and learns', async () => {
    const config = testConfig(await temporaryFolder(), { epochs: 12, averageDecay: 0 });
    const events = await collect(runTraining(config, await load(config), testDevice(), never));
    const types = events.map(({ type }) => type).filter((type) => type !== 'step');
    expect(types.slice(0, 5)).toEqual(['dataReport', 'started', 'checkpoint', 'epoch', 'checkpoint']);
    expect(types.at(-1)).toBe('finished');
    const losses = events.flatMap((event) => (event.type === 'epoch' ? [event.trainingLoss] : []));
    expect(losses).toHaveLength(12);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) * 0.9);
    const log = (await readFile(path.join(config.outputFolder, 'events.jsonl'), 'utf8')).trim().split('\n');
    expect(log.map((line) => (JSON.parse(line) as TrainingEvent).type)).toEqual(types);
  });

  it('goes on where it was stopped, and ends where an unbroken run ends', async () => {
    const whole = testConfig(await temporaryFolder());
    await collect(runTraining(whole, await load(whole), testDevice(), never));

    const broken = testConfig(await temporaryFolder());
    const abort = new AbortController();
    const first = (async () => {
      for await (const event of runTraining(broken, await load(broken), testDevice(), abort.signal)) {
        if (event.type === 'step') abort.abort();
      }
    })();
    await expect(first).rejects.toMatchObject({ reason: 'CANCELLED' });
    const resumed = await collect(runTraining(broken, await load(broken), testDevice(), never));
    expect(resumed.find((event) => event.type === 'started')).toMatchObject({ resumedSteps: 1 });

    const [expected, actual] = [await lastCheckpoint(whole.outputFolder), await lastCheckpoint(broken.outputFolder)];
    for (const [name, values] of expected) {
      const other = actual.get(name) ?? new Float32Array();
      const difference = values.reduce(
        (most, value, index) => Math.max(most, Math.abs(value - (other[index] ?? 0))),
        0,
      );
      expect(difference, name).toBeLessThan(1e-3);
    }
  });

  it('refuses to go on with other settings', async () => {
    const config = testConfig(await temporaryFolder(), { epochs: 1 });
    await collect(runTraining(config, await load(config), testDevice(), never));
    const other = { ...config, learningRate: 1e-4 };
    const events = runTraining(other, await load(other), testDevice(), never);
    await expect(collect(events)).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
  });

  it('stops early when validation no longer gains', async () => {
    const config = testConfig(await temporaryFolder(), { epochs: 50, earlyStopEpochs: 1, learningRate: 1e-6 });
    const events = await collect(runTraining(config, await load(config), testDevice(), never));
    expect(events.at(-1)).toMatchObject({ type: 'finished', stoppedEarly: true });
    expect(events.filter(({ type }) => type === 'epoch').length).toBeLessThan(50);
  });

  it('names a loss that is no number', async () => {
    const folder = await temporaryFolder();
    const initialWeightsFile = path.join(folder, 'huge.safetensors');
    const shapes = weightShapes(buildNetwork({ id: 'simplenet', options: {} }));
    const tensors = new Map(
      shapes.map(({ name, shape }) => [name, { shape, data: new Float32Array(sizeOf(shape)).fill(1e30) }]),
    );
    await writeFile(initialWeightsFile, encodeSafetensors({ tensors, metadata: {} }));
    const config = testConfig(folder, { initialWeightsFile });
    await expect(collect(runTraining(config, await load(config), testDevice(), never))).rejects.toMatchObject({
      reason: 'TRAINING_DIVERGED',
    });
  });
});
