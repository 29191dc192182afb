import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TrainCommand } from '../../src/app/use-cases.js';
import { planTraining } from '../../src/app/training/plan-training.js';
import { createPathGuard } from '../../src/system/path-guard.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { callContext, collect } from './harness.js';
import { DEFAULTS, stagingOf, trainingHarness } from './training-harness.js';

const context = callContext();

describe('training', () => {
  it('streams its events and registers the next version', async () => {
    const harness = await trainingHarness();
    const first = await collect(harness.app.training.train(harness.command, context));
    expect(first.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(first[0]?.event).toMatchObject({ kind: 'accepted', run: { state: 'queued' } });
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
      tumourClasses: [],
      data: { training: { kind: 'folders', dirs: [harness.command.patches.trainingDir] } },
    });
    expect(harness.trainer.runs[0]?.data.validation).toBeUndefined();
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
    await writeFile(join(root, 'a', 'list.csv'), '');
    expect(await guard.realFile('a/list.csv')).toBe(join(root, 'a', 'list.csv'));
    expect(await guard.realFile(join(dir, 'way-in', 'list.csv'))).toBe(join(root, 'a', 'list.csv'));
    for (const path of ['a', 'a/none.csv', '../list.csv', '/etc/passwd']) {
      expect(await guard.realFile(path), path).toBeUndefined();
    }
    expect(await guard.realRoots()).toEqual([root]);
  });

  it('is asked for a root first', async () => {
    const harness = await trainingHarness();
    const ports = { trainingPaths: createPathGuard([]), models: {} as never };
    await expect(planTraining(ports, harness.command)).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      metadata: { setting: 'trainingRoots' },
    });
  });
});
