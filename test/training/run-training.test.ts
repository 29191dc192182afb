import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { NO_AUGMENTATION } from '../../src/domain/augmentation/augmentation-options.js';
import { buildNetwork } from '../../src/domain/networks/architecture.js';
import { sizeOf, weightShapes } from '../../src/domain/networks/weight-shapes.js';
import { decodeSafetensors, encodeSafetensors } from '../../src/weights/safetensors.js';
import { saveCheckpoint } from '../../src/training/checkpoint.js';
import { initialWeights } from '../../src/training/initial-weights.js';
import { requireMemory } from '../../src/training/loop/require-memory.js';
import { freshProgress } from '../../src/training/run-progress.js';
import { createTrainingState } from '../../src/training/training-state.js';
import { planOfConfig } from '../../src/training/data/plan-of-config.js';
import { prepareData, type PreparedData } from '../../src/training/data/prepare-data.js';
import { runTraining } from '../../src/training/run-training.js';
import type { TrainingConfig } from '../../src/training/training-config.js';
import type { TrainingEvent } from '../../src/training/training-event.js';
import { collect } from '../support/collect.js';
import { present } from '../support/present.js';
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

function lossesOf(events: readonly TrainingEvent[]): readonly number[] {
  return events.flatMap((event) => (event.type === 'step' ? event.losses : []));
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

  it('gives one loss curve, step by step, however often it is stopped', { timeout: 120_000 }, async () => {
    const changes = { epochs: 2, batchSize: 4, averageDecay: 0.9, schedule: 'plateau' } as const;
    const whole = testConfig(await temporaryFolder(), changes);
    const expected = lossesOf(await collect(runTraining(whole, await load(whole), testDevice(), never)));
    expect(expected).toHaveLength(8);

    const broken = testConfig(await temporaryFolder(), changes);
    const actual: number[] = [];
    for (let part = 0; part < 20 && actual.length < expected.length; part += 1) {
      const abort = new AbortController();
      let steps = 0;
      const run = async (): Promise<void> => {
        for await (const event of runTraining(broken, await load(broken), testDevice(), abort.signal)) {
          if (event.type !== 'step') continue;
          actual.push(...event.losses);
          steps += event.losses.length;
          // Within an epoch and across its end: after steps 3 and 6.
          if (steps >= 3) abort.abort();
        }
      };
      await run().catch((error: unknown) => {
        expect(error).toMatchObject({ reason: 'CANCELLED' });
      });
    }
    expect(actual).toHaveLength(expected.length);
    // TensorFlow's threads sum in no fixed order; a wrong sampler position, moment or mask would differ by tenths.
    for (const [step, loss] of expected.entries()) expect(actual[step], `step ${step + 1}`).toBeCloseTo(loss, 3);
  });

  it('tells the loss of every step that a checkpoint holds, however soon after it the run ends', async () => {
    const config = testConfig(await temporaryFolder(), { epochs: 2, batchSize: 2, checkpointSeconds: 0 });
    // While the clock stands no step event is due but the first and those of an epoch's end.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    const told: number[] = [];
    const abort = new AbortController();
    let checkpoints = 0;
    // Left as by a kill: nothing after the fifth checkpoint is heard.
    for await (const event of runTraining(config, await load(config), testDevice(), abort.signal)) {
      if (event.type === 'step') told.push(...event.losses);
      if (event.type === 'checkpoint') checkpoints += 1;
      if (checkpoints === 5) break;
    }
    const events = await collect(runTraining(config, await load(config), testDevice(), never));
    expect(events.find(({ type }) => type === 'started')).toMatchObject({ resumedSteps: told.length });
    expect(told.length + lossesOf(events).length).toBe(16);
  });

  it('stopped while it validates, keeps the steps of the epoch, and validates when it goes on', async () => {
    const config = testConfig(await temporaryFolder(), { epochs: 1 });
    const abort = new AbortController();
    const stopped = (async () => {
      for await (const event of runTraining(config, await load(config), testDevice(), abort.signal)) {
        if (event.type === 'step' && event.step === event.stepsPerEpoch) abort.abort();
      }
    })();
    await expect(stopped).rejects.toMatchObject({ reason: 'CANCELLED' });
    const events = await collect(runTraining(config, await load(config), testDevice(), never));
    expect(events.map(({ type }) => type).filter((type) => type !== 'checkpoint')).toEqual([
      'dataReport',
      'started',
      'epoch',
      'finished',
    ]);
  });

  it('refuses to go on with other settings', async () => {
    const config = testConfig(await temporaryFolder(), { epochs: 1 });
    await collect(runTraining(config, await load(config), testDevice(), never));
    const other = { ...config, learningRate: 1e-4 };
    const events = runTraining(other, await load(other), testDevice(), never);
    await expect(collect(events)).rejects.toMatchObject({ reason: 'INVALID_FIELD' });
    const stained: TrainingConfig = { ...config, data: { ...planOfConfig(config), stainNormalisation: 'macenko' } };
    await expect(collect(runTraining(stained, await load(stained), testDevice(), never))).rejects.toMatchObject({
      reason: 'INVALID_FIELD',
    });
    // The same data, named by a plan, goes on.
    const same: TrainingConfig = { ...config, data: planOfConfig(config) };
    await collect(runTraining(same, await load(same), testDevice(), never));
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
      message: expect.stringContaining('step 1 of epoch 1') as string,
      metadata: { epoch: '1', step: '1' },
    });
    expect(existsSync(path.join(folder, 'last.checkpoint.safetensors'))).toBe(false);
  });

  it('keeps the last good checkpoint when the weights go bad', async () => {
    const good = testConfig(await temporaryFolder(), { epochs: 1 });
    await collect(runTraining(good, await load(good), testDevice(), never));
    const before = await readFile(path.join(good.outputFolder, 'last.checkpoint.safetensors'));
    const { tf } = testDevice().ops;
    const spec = buildNetwork(good.architecture);
    const state = createTrainingState(tf, spec, initialWeights(spec, 1));
    state.tensors.trained = tf.fill([state.tensors.trained.size], NaN);
    const file = path.join(good.outputFolder, 'last.checkpoint.safetensors');
    await expect(saveCheckpoint(file, state, { ...freshProgress(1), step: 7 }, 'x')).rejects.toMatchObject({
      reason: 'TRAINING_DIVERGED',
      metadata: { step: '7' },
    });
    expect(before.equals(await readFile(file))).toBe(true);
  });

  it.each<[string, Partial<TrainingConfig>]>([
    ['focal loss and SGD on a cosine', { loss: 'focal', optimizer: 'sgd', learningRate: 3e-3, schedule: 'cosine' }],
    ['weighted loss and Adam at a constant rate', { loss: 'weighted', optimizer: 'adam', schedule: 'constant' }],
    ['a loss over the whole patch', { lossSizePx: 96 }],
  ])('learns with %s', { timeout: 120_000 }, async (_, changes) => {
    const still = { epochs: 5, averageDecay: 0, learningRate: 3e-4, augmentation: NO_AUGMENTATION } as const;
    const config = testConfig(await temporaryFolder(), { ...still, ...changes });
    const events = await collect(runTraining(config, await load(config), testDevice(), never));
    const losses = events.flatMap((event) => (event.type === 'epoch' ? [event.trainingLoss] : []));
    expect(losses).toHaveLength(5);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) * 0.97);
  });

  it.each<[string, Partial<TrainingConfig>]>([
    ['U-Net', { architecture: { id: 'unet', options: {} } }],
    ['InceptionV3 of a quarter', { architecture: { id: 'inceptionv3', options: { downPara: 4 } } }],
  ])('trains %s', { timeout: 180_000 }, async (_, changes) => {
    const config = testConfig(await temporaryFolder(), { epochs: 1, batchSize: 4, ...changes });
    const events = await collect(runTraining(config, await load(config), testDevice(), never));
    const losses = lossesOf(events);
    expect(losses).toHaveLength(4);
    expect(losses.every((loss) => Number.isFinite(loss) && loss > 0)).toBe(true);
    const epoch = present(events.find((event) => event.type === 'epoch'));
    expect(epoch).toMatchObject({ sensitivityAt90: { count: 4 }, sensitivityAt95: { count: 4 } });
    expect(epoch.seconds).toBeCloseTo(epoch.dataWaitSeconds + epoch.computeSeconds + epoch.validationSeconds, 6);
  });

  it('refuses a batch that no memory holds, with an estimate', async () => {
    const config = testConfig(await temporaryFolder(), {
      architecture: { id: 'inceptionv3', options: { downPara: 1 } },
      batchSize: 1024,
      lossSizePx: 96,
    });
    const spec = buildNetwork(config.architecture);
    const refused = (): void => requireMemory(spec, config, 4 * 2 ** 30);
    expect(refused).toThrow(
      /a batch of 1024 patches of 96 px needs about \d+\.\d GiB of memory; this machine has 4\.0 GiB/,
    );
    try {
      refused();
    } catch (error) {
      expect(error).toMatchObject({
        reason: 'INVALID_FIELD',
        fieldViolations: [{ field: 'hyperparameters.batch_size' }],
      });
    }
    expect(() => requireMemory(spec, { ...config, batchSize: 2 }, 4 * 2 ** 30)).not.toThrow();
  });
});
