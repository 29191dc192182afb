import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NumberedTrainingEvent, TrainCommand } from '../../src/app/use-cases.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import { createPathGuard } from '../../src/system/path-guard.js';
import { temporaryFolder } from '../storage/temporary-folder.js';
import { callContext, collect, startHarness, type Harness } from './harness.js';

const context = callContext();

const DEFAULTS = {
  epochs: 0,
  batchSize: 0,
  learningRate: 0,
  weightDecay: 0,
  labelSmoothing: 0,
  schedule: '',
  earlyStopEpochs: 0,
  patchesPerEpoch: 0,
  seed: 0,
} as const;

async function trainingHarness(): Promise<Harness & { readonly command: TrainCommand }> {
  const harness = await startHarness();
  const trainingDir = join(harness.trainingRoot, 'train');
  await mkdir(trainingDir, { recursive: true });
  const patches = { trainingDir, validationDir: '', tumourClasses: [], mppX: 0.972, mppY: 0.972, labelSizePx: 32 };
  const command = { architecture: 'simplenet', patches, hyperparameters: DEFAULTS, modelName: 'own', initialModel: '' };
  return Object.assign(harness, { command });
}

const stagingOf = async ({ storage }: Harness): Promise<readonly string[]> =>
  readdir(join(storage.modelsDir, '.staging'));

describe('training', () => {
  it('streams its events and registers the next version', async () => {
    const harness = await trainingHarness();
    const first = await collect(harness.app.training.train(harness.command, context));
    expect(first.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(new Set(first.map(({ runId }) => runId)).size).toBe(1);
    expect(first.at(-1)?.event).toMatchObject({
      kind: 'finished',
      seconds: 1.5,
      model: { name: 'own', version: '1', state: 'unloaded' },
    });
    const second = await collect(harness.app.training.train(harness.command, context));
    expect(second.at(-1)?.event).toMatchObject({ model: { version: '2' } });
    expect(harness.trainer.runs[0]).toMatchObject({
      architecture: 'simplenet',
      modelName: 'own',
      version: 1,
      trainingDir: harness.command.patches.trainingDir,
    });
    expect(harness.trainer.runs[0]?.validationDir).toBeUndefined();
    expect(await stagingOf(harness)).toEqual([]);
    const models = await harness.app.models.listModels(context);
    expect(models.filter(({ name }) => name === 'own').map(({ version }) => version)).toEqual(['2', '1']);
  });

  it('numbers on from the versions that ship', async () => {
    const harness = await trainingHarness();
    const events = await collect(harness.app.training.train({ ...harness.command, modelName: 'simplenet' }, context));
    expect(events.at(-1)?.event).toMatchObject({ model: { name: 'simplenet', version: '2' } });
  });

  it('starts from a registered model of the same network alone', async () => {
    const harness = await trainingHarness();
    await collect(harness.app.training.train({ ...harness.command, initialModel: 'simplenet/1' }, context));
    expect(harness.trainer.runs[0]?.initialModelDir).toBe(join(harness.modelsDir, 'simplenet', '1'));
    const unknown = collect(harness.app.training.train({ ...harness.command, initialModel: 'simplenet/7' }, context));
    await expect(unknown).rejects.toMatchObject({ reason: 'MODEL_NOT_FOUND' });
    const other = collect(
      harness.app.training.train({ ...harness.command, architecture: 'unet', initialModel: 'simplenet/1' }, context),
    );
    await expect(other).rejects.toMatchObject({ fieldViolations: [{ field: 'initial_model' }] });
  });

  it('runs one at a time', async () => {
    const harness = await trainingHarness();
    const release = harness.trainer.hold();
    const running = harness.app.training.train(harness.command, context)[Symbol.asyncIterator]();
    await running.next();
    const second = collect(harness.app.training.train(harness.command, context));
    await expect(second).rejects.toMatchObject({ reason: 'DEVICE_BUSY', retryAfterMs: 60_000 });
    release();
    await collect({ [Symbol.asyncIterator]: () => running });
    expect(await collect(harness.app.training.train(harness.command, context))).toHaveLength(3);
  });

  it('stops with its caller, and goes on where it was when asked again', async () => {
    const harness = await trainingHarness();
    harness.trainer.hold();
    const controller = new AbortController();
    const events: NumberedTrainingEvent[] = [];
    const run = async (): Promise<void> => {
      for await (const event of harness.app.training.train(harness.command, callContext(controller.signal))) {
        events.push(event);
        if (event.event.kind === 'checkpoint') controller.abort(new AppError('CANCELLED', 'gone'));
      }
    };
    await expect(run()).rejects.toMatchObject({ reason: 'CANCELLED' });
    expect(events).toHaveLength(2);
    expect(await stagingOf(harness)).toHaveLength(1);
    await harness.restart();
    await collect(harness.app.training.train(harness.command, context));
    expect(harness.trainer.found).toEqual([['last.checkpoint']]);
    expect(await stagingOf(harness)).toEqual([]);
  });

  it('begins anew when the data changed since', async () => {
    const harness = await trainingHarness();
    const fieldViolations = [{ field: 'outputFolder', description: 'holds another run' }];
    harness.trainer.nextFailure = new AppError('INVALID_FIELD', 'another run', { fieldViolations });
    const events = await collect(harness.app.training.train(harness.command, context));
    expect(events.map(({ event }) => event.kind)).toEqual(['warning', 'warning', 'warning', 'checkpoint', 'finished']);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['TRAINING_DATA_INVALID', 0],
    ['TRAINING_DIVERGED', 1],
  ] as const)('that ends with %s leaves %i folders to go on in', async (reason, folders) => {
    const harness = await trainingHarness();
    harness.trainer.nextFailure = new AppError(reason, 'no');
    await expect(collect(harness.app.training.train(harness.command, context))).rejects.toMatchObject({ reason });
    expect(await stagingOf(harness)).toHaveLength(folders);
    expect(await collect(harness.app.training.train(harness.command, context))).toHaveLength(3);
  });

  it('says what it needs where it cannot run', async () => {
    const harness = await trainingHarness();
    harness.trainer.remedy = 'training needs libtensorflow: make tensorflow';
    const run = collect(harness.app.training.train(harness.command, context));
    await expect(run).rejects.toMatchObject({
      reason: 'TRAINING_UNAVAILABLE',
      message: 'training needs libtensorflow: make tensorflow',
    });
  });

  it.each<[string, (command: TrainCommand) => TrainCommand]>([
    ['architecture', (command) => ({ ...command, architecture: 'resnet' })],
    ['model_name', (command) => ({ ...command, modelName: '../x' })],
    ['model_name', (command) => ({ ...command, modelName: 'x'.repeat(64) })],
    ['initial_model', (command) => ({ ...command, initialModel: 'simplenet' })],
    ['patches.spacing.mpp_y', (command) => ({ ...command, patches: { ...command.patches, mppY: 0 } })],
    ['patches.training_dir', (command) => ({ ...command, patches: { ...command.patches, trainingDir: '/etc' } })],
    [
      'patches.validation_dir',
      (command) => ({ ...command, patches: { ...command.patches, validationDir: 'nowhere' } }),
    ],
    ['hyperparameters.epochs', (command) => ({ ...command, hyperparameters: { ...DEFAULTS, epochs: 1_001 } })],
    ['hyperparameters.batch_size', (command) => ({ ...command, hyperparameters: { ...DEFAULTS, batchSize: 1.5 } })],
    [
      'hyperparameters.learning_rate',
      (command) => ({ ...command, hyperparameters: { ...DEFAULTS, learningRate: NaN } }),
    ],
    [
      'hyperparameters.label_smoothing',
      (command) => ({ ...command, hyperparameters: { ...DEFAULTS, labelSmoothing: 0.6 } }),
    ],
  ])('refuses a bad %s', async (field, change) => {
    const harness = await trainingHarness();
    const run = collect(harness.app.training.train(change(harness.command), context));
    await expect(run).rejects.toMatchObject({ reason: 'INVALID_FIELD', fieldViolations: [{ field }] });
    expect(harness.trainer.runs).toEqual([]);
  });
});

describe('the guard of training folders', () => {
  it('lets folders below a root through, and nothing else', async () => {
    const dir = await temporaryFolder();
    const root = join(dir, 'root');
    await mkdir(join(root, 'a', 'b'), { recursive: true });
    await mkdir(join(dir, 'rootless'));
    await writeFile(join(root, 'file'), '');
    await symlink(dir, join(root, 'way-out'));
    await symlink(join(root, 'a'), join(dir, 'way-in'));
    const guard = createPathGuard([join(dir, 'absent'), root]);
    expect(guard.hasRoots).toBe(true);
    expect(await guard.realFolder(join(root, 'a', 'b'))).toBe(join(root, 'a', 'b'));
    expect(await guard.realFolder('a/b')).toBe(join(root, 'a', 'b'));
    expect(await guard.realFolder(root)).toBe(root);
    expect(await guard.realFolder(join(dir, 'way-in'))).toBe(join(root, 'a'));
    for (const path of [
      dir,
      '..',
      'a/../..',
      'way-out',
      'way-out/root/../rootless',
      join(dir, 'rootless'),
      'file',
      'absent',
      'a\0b',
      '/',
    ]) {
      expect(await guard.realFolder(path), path).toBeUndefined();
    }
    expect(createPathGuard([]).hasRoots).toBe(false);
  });

  it('is asked for a root first', async () => {
    const harness = await trainingHarness();
    const { createTrainingUseCases } = await import('../../src/app/training/train-model.js');
    const training = createTrainingUseCases({
      trainer: harness.trainer,
      models: { ...harness.app.models } as never,
      trainingPaths: createPathGuard([]),
      newId: () => 'x',
      digests: { crc32c: () => 0, sha256Hex: () => '' },
      log: harness.log,
      describe: () => ({ name: '', version: '', state: 'unloaded', stateReason: '', manifestJson: '' }),
    });
    await expect(collect(training.train(harness.command, context))).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      metadata: { setting: 'trainingRoots' },
    });
  });
});
