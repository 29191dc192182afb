// Ensembles put into service for good, with their weights, remembered over restarts, and taken back.
import { expect, it, vi } from 'vitest';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../src/domain/errors/app-error.js';
import { createEnsembleStore } from '../../src/models/ensemble-store.js';
import { callContext, collect, startHarness, untilReady, uploadSample, type Harness } from './harness.js';
import { sampleEnsemble, sampleManifest, weightsDigest, writeModel } from './model-folders.js';

const context = callContext();

async function freeze({ modelsDir, storage }: Harness, members: readonly string[], more: object = {}): Promise<void> {
  const store = createEnsembleStore(modelsDir, storage.modelsDir);
  const { version: _version, ...sample } = sampleEnsemble();
  const refs = members.map((reference) => {
    const [model = '', version] = reference.split('/');
    return { model, version: Number(version), weightsDigest: weightsDigest(model, Number(version)) };
  });
  await store.register({ ...sample, members: refs, ...more }, await store.nextVersion());
}

/** Ensemble 2 has a newer simplenet. */
async function harnessWithTwo(): Promise<Harness> {
  const harness = await startHarness();
  await untilReady(harness);
  await writeModel(harness.storage.modelsDir, sampleManifest('simplenet', 2));
  await freeze(harness, ['simplenet/2', 'inceptionv3/1']);
  return harness;
}

const servedMembers = async ({ app }: Harness): Promise<readonly string[]> =>
  (await app.models.listModels(context))
    .filter(({ state }) => state === 'ready')
    .map(({ name, version }) => `${name}/${version}`);

const servedEnsemble = async ({ app }: Harness): Promise<number> =>
  (await app.models.getEnsemble('', context)).manifest.version;

const patch = { id: 'a', content: { kind: 'raw', data: new Uint8Array([50]), widthPx: 96, heightPx: 96 } } as const;

it('a promoted ensemble is served with its weights at once and after a restart, and rolls back in one call', async () => {
  const harness = await harnessWithTwo();
  expect(await harness.app.models.promoteEnsemble('2', context)).toMatchObject({
    ensemble: { manifest: { version: 2 }, served: true },
    previousVersion: '1',
  });
  expect(await servedMembers(harness)).toEqual(['inceptionv3/1', 'simplenet/2']);
  expect(harness.compute.loaded.size).toBe(2);
  await harness.restart();
  await untilReady(harness);
  expect(await servedEnsemble(harness)).toBe(2);
  expect(await servedMembers(harness)).toEqual(['inceptionv3/1', 'simplenet/2']);
  expect(await harness.app.models.rollbackEnsemble(context)).toMatchObject({
    ensemble: { manifest: { version: 1 } },
    previousVersion: '',
  });
  expect(await servedMembers(harness)).toEqual(['inceptionv3/1', 'simplenet/1']);
  await harness.restart();
  await untilReady(harness);
  expect(await servedEnsemble(harness)).toBe(1);
  await expect(harness.app.models.rollbackEnsemble(context)).rejects.toMatchObject({ reason: 'NO_PREVIOUS_VERSION' });
});

it('lists ensembles newest first, and says which is served', async () => {
  const harness = await harnessWithTwo();
  const versions = async (): Promise<readonly string[]> =>
    (await harness.app.models.listEnsembles(context)).map(
      ({ manifest, served }) => `${manifest.version}${served ? ' served' : ''}`,
    );
  expect(await versions()).toEqual(['2', '1 served']);
  await harness.app.models.promoteEnsemble('', context);
  expect(await versions()).toEqual(['2 served', '1']);
  expect((await harness.app.models.getEnsemble('1', context)).served).toBe(false);
});

it('what is in flight ends on the ensemble and the weights it began with; results name theirs', async () => {
  const harness = await harnessWithTwo();
  const { id } = await uploadSample(harness);
  const predict = (requestId: string): Promise<readonly unknown[]> =>
    collect(
      harness.app.predictions.predictSlide(
        { slideId: id, parameters: { sampling: { mode: 'all' } }, requestId, keepRunning: false },
        context,
      ),
    );
  const release = harness.compute.hold();
  const before = predict('before');
  await harness.compute.untilHeld();
  await harness.app.models.promoteEnsemble('2', context);
  // The old simplenet stays until the prediction has ended.
  expect(harness.compute.loaded.size).toBe(3);
  release();
  const provenance = (version: string, simplenet: string): object => ({
    event: {
      kind: 'finished',
      prediction: {
        result: {
          provenance: { ensembleVersion: version, models: [{ version: simplenet }, { version: '1' }] },
          warnings: [],
        },
      },
    },
  });
  expect((await before).at(-1)).toMatchObject(provenance('1', '1'));
  expect((await predict('after')).at(-1)).toMatchObject(provenance('2', '2'));
  expect(harness.compute.loaded.size).toBe(2);
});

it('a member that was promoted by itself goes along, and does not come back at the next start', async () => {
  const harness = await harnessWithTwo();
  await writeModel(harness.storage.modelsDir, sampleManifest('simplenet', 3));
  await harness.app.models.promoteModel('simplenet', '3', context);
  await harness.app.models.promoteEnsemble('2', context);
  expect(await servedMembers(harness)).toEqual(['inceptionv3/1', 'simplenet/2']);
  await harness.restart();
  await untilReady(harness);
  expect(await servedMembers(harness)).toEqual(['inceptionv3/1', 'simplenet/2']);
  expect(await harness.app.models.rollbackModel('simplenet', context)).toMatchObject({ model: { version: '3' } });
});

it('members of the ensemble before leave, unless they were promoted by themselves', async () => {
  const harness = await harnessWithTwo();
  for (const name of ['own', 'other']) await writeModel(harness.storage.modelsDir, sampleManifest(name, 1));
  await harness.app.models.promoteModel('inceptionv3', '1', context);
  await freeze(harness, ['own/1', 'other/1']);
  await harness.app.models.promoteEnsemble('3', context);
  expect(await servedMembers(harness)).toEqual(['inceptionv3/1', 'other/1', 'own/1']);
  const [score] = await harness.app.predictions.scorePatches([patch], { includeMaps: false }, context);
  expect(score?.modelScores.map(({ model }) => model)).toEqual(['own', 'other', 'inceptionv3']);
});

it('an ensemble whose members do not load, or see other patches than what stays, changes nothing', async () => {
  const harness = await harnessWithTwo();
  const broken = await writeModel(harness.storage.modelsDir, sampleManifest('own', 1));
  harness.compute.brokenModels.set(broken, new AppError('MODEL_GOLDEN_MISMATCH', 'other scores'));
  await freeze(harness, ['simplenet/2', 'own/1']);
  await expect(harness.app.models.promoteEnsemble('3', context)).rejects.toMatchObject({
    reason: 'MODEL_GOLDEN_MISMATCH',
  });
  const large = { patchSizePx: 256 };
  for (const name of ['big', 'bigger']) await writeModel(harness.storage.modelsDir, sampleManifest(name, 1, large));
  await harness.app.models.promoteModel('inceptionv3', '1', context);
  await freeze(harness, ['big/1', 'bigger/1'], large);
  await expect(harness.app.models.promoteEnsemble('4', context)).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
  expect(await servedEnsemble(harness)).toBe(1);
  expect(await servedMembers(harness)).toEqual(['inceptionv3/1', 'simplenet/1']);
  expect(harness.compute.loaded.size).toBe(2);
  await harness.restart();
  await untilReady(harness);
  expect(await servedEnsemble(harness)).toBe(1);
});

it('what is not there is not promoted', async () => {
  const harness = await harnessWithTwo();
  for (const version of ['9', 'two']) {
    await expect(harness.app.models.promoteEnsemble(version, context)).rejects.toMatchObject({
      reason: 'MODEL_NOT_FOUND',
    });
  }
  expect(await servedEnsemble(harness)).toBe(1);
});

it('a promoted ensemble that is gone leaves the shipped one, and the log says so', async () => {
  const harness = await harnessWithTwo();
  await harness.app.models.promoteEnsemble('2', context);
  await rm(join(harness.storage.modelsDir, 'ensemble'), { recursive: true });
  await harness.restart();
  await untilReady(harness);
  expect(await servedEnsemble(harness)).toBe(1);
  expect(harness.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

it('two switches at a time do not wait for each other', async () => {
  const harness = await harnessWithTwo();
  const { models } = harness.app;
  await Promise.all([
    models.promoteEnsemble('2', context),
    models.loadModel('simplenet', '1', context),
    models.promoteEnsemble('1', context),
    models.loadModel('inceptionv3', '1', context),
  ]);
  expect(await servedEnsemble(harness)).toBe(1);
});

it('a model that sees other patches than the ensemble promoted during its load is not served', async () => {
  const harness = await startHarness();
  await untilReady(harness);
  await writeModel(harness.storage.modelsDir, sampleManifest('slow', 1));
  const large = { patchSizePx: 256 };
  for (const name of ['big', 'bigger']) await writeModel(harness.storage.modelsDir, sampleManifest(name, 1, large));
  await freeze(harness, ['big/1', 'bigger/1'], large);
  const release = harness.holdModels();
  const slow = harness.app.models.loadModel('slow', '1', context);
  await vi.waitFor(async () => {
    const models = await harness.app.models.listModels(context);
    expect(models.find(({ name }) => name === 'slow')?.state).toBe('loading');
  });
  // The loads after it pass.
  harness.holdModels()();
  await harness.app.models.promoteEnsemble('2', context);
  release();
  await expect(slow).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
  expect(await servedMembers(harness)).toEqual(['big/1', 'bigger/1']);
  expect(harness.compute.loaded.size).toBe(2);
});
