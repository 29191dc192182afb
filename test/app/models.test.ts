import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { Patch } from '../../src/domain/predictions/patch.js';
import { callContext, collect, SLIDE, startHarness, untilReady, uploadSample, type Harness } from './harness.js';
import { sampleEnsemble, sampleManifest, writeEnsemble, writeModel } from './model-folders.js';

const context = callContext();
const pixels = new Uint8Array(96 * 96 * 3).fill(50);
const patch: Patch = { id: 'a', content: { kind: 'raw', data: pixels, widthPx: 96, heightPx: 96 } };

async function readyHarness(): Promise<Harness> {
  const harness = await startHarness();
  await untilReady(harness);
  return harness;
}

const stateOf = async ({ app }: Harness, name: string, version: string): Promise<string | undefined> =>
  (await app.models.listModels(context)).find((model) => model.name === name && model.version === version)?.state;

const loadedDirs = ({ compute }: Harness): readonly string[] => [...compute.loaded.values()];

describe('models', () => {
  it('are listed with what is served, newest first, trained ones beside those that ship', async () => {
    const harness = await readyHarness();
    await writeModel(harness.modelsDir, sampleManifest('simplenet', 2));
    await writeModel(harness.storage.modelsDir, sampleManifest('simplenet', 10));
    await writeModel(harness.storage.modelsDir, sampleManifest('own', 1));
    const brokenDir = join(harness.modelsDir, 'broken', '1');
    await mkdir(brokenDir, { recursive: true });
    await writeFile(join(brokenDir, 'manifest.json'), '{}');
    const models = await harness.app.models.listModels(context);
    expect(models.map(({ name, version, state }) => `${name}/${version} ${state}`)).toEqual([
      'broken/1 failed',
      'inceptionv3/1 ready',
      'own/1 unloaded',
      'simplenet/10 unloaded',
      'simplenet/2 unloaded',
      'simplenet/1 ready',
    ]);
    expect(models[0]?.stateReason).toContain('manifest');
    expect(models[0]?.manifest).toBeUndefined();
    expect(models[5]?.readyTimeMs).toBeGreaterThan(0);
    expect(JSON.parse(models[5]?.manifestJson ?? '')).toMatchObject({ name: 'simplenet', version: 1 });
  });

  it('are described by name: the served one, else the newest', async () => {
    const harness = await readyHarness();
    await writeModel(harness.modelsDir, sampleManifest('simplenet', 2));
    const { getModel, unloadModel } = harness.app.models;
    expect((await getModel('simplenet', '', context)).version).toBe('1');
    expect((await getModel('simplenet', '2', context)).state).toBe('unloaded');
    await unloadModel('simplenet', context);
    expect((await getModel('simplenet', '', context)).version).toBe('2');
  });

  it.each([
    ['resnet', ''],
    ['simplenet', '9'],
    ['simplenet', 'latest'],
    ['../simplenet', '1'],
  ])('do not know %s/%s', async (name, version) => {
    const { app } = await readyHarness();
    for (const call of [app.models.getModel(name, version, context), app.models.loadModel(name, version, context)]) {
      await expect(call).rejects.toMatchObject({ reason: 'MODEL_NOT_FOUND' });
    }
  });

  it('show the ensemble that is served', async () => {
    const { app } = await readyHarness();
    expect(await app.models.getEnsemble('', context)).toMatchObject({
      manifest: { defaultVariant: 'fitted' },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });
});

describe('switching a model', () => {
  it('keeps the old one for those who began with it', async () => {
    const harness = await readyHarness();
    const newDir = await writeModel(harness.modelsDir, sampleManifest('simplenet', 2));
    const oldDir = join(harness.modelsDir, 'simplenet', '1');
    const { id } = await uploadSample(harness);
    const release = harness.compute.hold();
    const parameters = { sampling: { mode: 'all' } } as const;
    const prediction = collect(
      harness.app.predictions.predictSlide({ slideId: id, parameters, requestId: '', keepRunning: false }, context),
    );
    await harness.compute.untilHeld();
    expect(await harness.app.models.loadModel('simplenet', '', context)).toMatchObject({
      version: '2',
      state: 'ready',
    });
    expect(loadedDirs(harness)).toContain(oldDir);
    const [score] = await harness.app.predictions.scorePatches([patch], { includeMaps: false }, context);
    expect(score?.modelScores[0]?.version).toBe('2');
    expect(loadedDirs(harness)).toContain(oldDir);
    release();
    const { event } = (await prediction).at(-1) ?? {};
    expect(event?.kind === 'finished' && event.prediction.result?.modelScores[0]?.version).toBe('1');
    expect(loadedDirs(harness)).toEqual([join(harness.modelsDir, 'inceptionv3', '1'), newDir]);
  });

  it('warns in results that the ensemble was fitted on other weights', async () => {
    const harness = await readyHarness();
    await writeModel(harness.modelsDir, sampleManifest('simplenet', 2));
    await harness.app.models.loadModel('simplenet', '2', context);
    const { id } = await uploadSample(harness, SLIDE);
    const parameters = { sampling: { mode: 'all' } } as const;
    const events = await collect(
      harness.app.predictions.predictSlide({ slideId: id, parameters, requestId: '', keepRunning: false }, context),
    );
    const last = events.at(-1)?.event;
    expect(last?.kind === 'finished' && last.prediction.result?.warnings).toEqual([
      'the ensemble was fitted on other weights than those of simplenet/2',
    ]);
  });

  it('that fails leaves the old one and says why', async () => {
    const harness = await readyHarness();
    const dir = await writeModel(harness.modelsDir, sampleManifest('simplenet', 2));
    harness.compute.brokenModels.set(dir, new AppError('MODEL_GOLDEN_MISMATCH', 'patch 3 scores 0.1 instead of 0.9'));
    const load = harness.app.models.loadModel('simplenet', '2', context);
    await expect(load).rejects.toMatchObject({ reason: 'MODEL_GOLDEN_MISMATCH' });
    expect(await harness.app.models.getModel('simplenet', '2', context)).toMatchObject({
      state: 'failed',
      stateReason: 'patch 3 scores 0.1 instead of 0.9',
    });
    expect(await stateOf(harness, 'simplenet', '1')).toBe('ready');
    expect(harness.app.readiness.isReady()).toBe(true);
  });

  it('that its caller gives up leaves no failure behind', async () => {
    const harness = await readyHarness();
    await harness.app.models.unloadModel('simplenet', context);
    const release = harness.holdModels();
    const controller = new AbortController();
    const load = harness.app.models.loadModel('simplenet', '1', callContext(controller.signal));
    await expect.poll(() => stateOf(harness, 'simplenet', '1')).toBe('loading');
    controller.abort(new AppError('DEADLINE_EXCEEDED', 'the deadline passed'));
    await expect(load).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    expect(await harness.app.models.getModel('simplenet', '1', context)).toMatchObject({
      state: 'unloaded',
      stateReason: '',
    });
    release();
  });

  it('to other patches than the rest sees is refused', async () => {
    const harness = await readyHarness();
    await writeModel(harness.modelsDir, sampleManifest('simplenet', 2, { patchSizePx: 256 }));
    const load = harness.app.models.loadModel('simplenet', '2', context);
    await expect(load).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
    expect(await stateOf(harness, 'simplenet', '1')).toBe('ready');
  });

  it('reloads a version from its files, without a gap', async () => {
    const harness = await readyHarness();
    const dir = join(harness.modelsDir, 'simplenet', '1');
    const before = [...harness.compute.loaded].find(([, loadedDir]) => loadedDir === dir)?.[0];
    const ready: boolean[] = [];
    harness.app.readiness.onChange(() => ready.push(harness.app.readiness.isReady()));
    await harness.app.models.reloadModel('simplenet', context);
    const after = [...harness.compute.loaded].filter(([, loadedDir]) => loadedDir === dir).map(([key]) => key);
    expect(after).toHaveLength(1);
    expect(after[0]).not.toBe(before);
    expect(ready).toEqual([true]);
    harness.compute.brokenModels.set(dir, new AppError('MODEL_INVALID', 'damaged'));
    await expect(harness.app.models.reloadModel('simplenet', context)).rejects.toMatchObject({
      reason: 'MODEL_INVALID',
    });
    expect(await stateOf(harness, 'simplenet', '1')).toBe('ready');
  });

  it('off and on again is told to health checks', async () => {
    const harness = await readyHarness();
    expect(await harness.app.models.unloadModel('simplenet', context)).toMatchObject({ state: 'unloaded' });
    expect(harness.app.readiness.isReady()).toBe(false);
    expect(harness.app.readiness.detail()).toContain('simplenet');
    expect(loadedDirs(harness)).toHaveLength(1);
    await expect(harness.app.models.reloadModel('simplenet', context)).rejects.toMatchObject({
      reason: 'MODEL_NOT_LOADED',
    });
    await harness.app.models.loadModel('simplenet', '', context);
    expect(harness.app.readiness.detail()).toBe('ready');
    harness.compute.setHealthy(false);
    expect(harness.app.readiness.isReady()).toBe(false);
    harness.compute.setHealthy(true);
    expect(harness.app.readiness.isReady()).toBe(true);
  });

  it('loads a version that is served already only once', async () => {
    const harness = await readyHarness();
    await Promise.all([1, 2, 3].map(() => harness.app.models.loadModel('simplenet', '1', context)));
    expect(loadedDirs(harness)).toHaveLength(2);
  });
});

describe('a model that is no member of the ensemble', () => {
  it('scores beside it', async () => {
    const harness = await readyHarness();
    await writeModel(harness.storage.modelsDir, sampleManifest('own', 1));
    await harness.app.models.loadModel('own', '1', context);
    const [score] = await harness.app.predictions.scorePatches([patch], { includeMaps: true }, context);
    expect(score?.modelScores.map(({ model }) => model)).toEqual(['simplenet', 'inceptionv3', 'own']);
    expect(score?.maps.map(({ model }) => model)).toEqual(['simplenet', 'inceptionv3', 'own']);
    // sigmoid(10 · (0.5 · (0.5 − 0.25) + 0.5 · (0.25 − 0.25))): the third takes no part.
    expect(score?.ensembleProbability).toBeCloseTo(1 / (1 + Math.exp(-1.25)), 9);
  });
});

describe('a start', () => {
  it('with an ensemble that cannot be read serves everything else, and mends with the next load', async () => {
    const harness = await readyHarness();
    await writeFile(join(harness.modelsDir, 'ensemble.json'), '{}');
    await harness.restart();
    await expect.poll(() => harness.log.lines.some(({ level }) => level === 'error')).toBe(true);
    await expect(harness.app.models.getEnsemble('', context)).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
    const score = Promise.resolve().then(() =>
      harness.app.predictions.scorePatches([patch], { includeMaps: false }, context),
    );
    await expect(score).rejects.toMatchObject({ reason: 'ENSEMBLE_INVALID' });
    expect(harness.app.readiness.isReady()).toBe(false);
    expect((await uploadSample(harness)).facts.widthPx).toBe(2_000);
    await writeEnsemble(harness.modelsDir);
    for (const name of ['simplenet', 'inceptionv3']) await harness.app.models.loadModel(name, '', context);
    expect(harness.app.readiness.isReady()).toBe(true);
  });

  it('refuses members whose weights the constants were not fitted on', async () => {
    const harness = await readyHarness();
    const ensemble = sampleEnsemble();
    const members = ensemble.members.map((member) => ({ ...member, weightsDigest: 'f'.repeat(64) }));
    await writeEnsemble(harness.modelsDir, { ...ensemble, members });
    await harness.restart();
    await expect.poll(() => harness.log.lines.some(({ level }) => level === 'error')).toBe(true);
    expect(harness.app.readiness.detail()).toContain('weights');
  });

  it('with a member that is gone is not ready, and says so', async () => {
    const harness = await readyHarness();
    await rm(join(harness.modelsDir, 'inceptionv3'), { recursive: true });
    await harness.restart();
    await expect.poll(() => harness.log.lines.some(({ level }) => level === 'error')).toBe(true);
    expect(harness.app.readiness.detail()).toContain('inceptionv3');
  });
});
