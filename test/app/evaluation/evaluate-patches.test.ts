import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleManifest, writeModel } from '../model-folders.js';
import { callContext, collect } from '../harness.js';
import { evaluate, NOTHING, progressOf, resultOf, startReady, writePatches } from './evaluation-harness.js';

describe('an evaluation on patches', () => {
  it('scores a folder with the ensemble', async () => {
    const harness = await startReady();
    const dir = await writePatches(harness, { tumor: [90, 60, 20], normal: [10, 30] });
    const command = { ...NOTHING, patches: { dir, tumourClasses: [] } };
    const events = await collect(harness.app.evaluation.evaluateModel(command, callContext()));
    const result = resultOf(events);
    expect(result).toMatchObject({ model: 'ensemble', skippedCount: 0, warnings: [], outcomes: [] });
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(result.patches).toMatchObject({ count: 5, positives: 3, auc: { auc: 5 / 6 } });
    expect(result.patches?.bootstrap).toBeUndefined();
    expect(result.slides).toBeUndefined();
    expect(progressOf(events)[0]).toMatchObject({ phase: 'patches', done: 0, total: 5 });
    expect(progressOf(events).at(-1)).toMatchObject({ phase: 'measuring' });
  });

  it('scores with a version that is not served, and lets go of it', async () => {
    const harness = await startReady();
    await writeModel(harness.modelsDir, sampleManifest('simplenet', 2));
    const dir = await writePatches(harness, { tumor: [90, 60], normal: [10, 30] });
    const before = [...harness.compute.loaded.keys()];
    const result = await evaluate(harness, { model: 'simplenet/2', patches: { dir, tumourClasses: [] } });
    expect(result).toMatchObject({ model: 'simplenet/2', patches: { auc: { auc: 1 } } });
    // A version alone is taken as it is: 0.9 is 0.9.
    expect(result.patches?.roc[1]?.threshold).toBe(0.9);
    expect([...harness.compute.loaded.keys()]).toEqual(before);
    const models = await harness.app.models.listModels(callContext());
    expect(models.find(({ version }) => version === '2')).toMatchObject({ state: 'unloaded' });
  });

  it('takes a served version off the shelf', async () => {
    const harness = await startReady();
    const dir = await writePatches(harness, { cancer: [90], normal: [10] });
    const before = harness.compute.loaded.size;
    const result = await evaluate(harness, { model: 'simplenet/1', patches: { dir, tumourClasses: ['cancer'] } });
    expect(result).toMatchObject({ model: 'simplenet/1', patches: { count: 2 } });
    expect(harness.compute.loaded.size).toBe(before);
  });

  it('goes through more patches than a batch, and skips those that are broken by name', async () => {
    const harness = await startReady();
    const many = Array.from({ length: 100 }, (_, index) => 1 + (index % 90));
    const dir = await writePatches(harness, { tumor: [...many, 'no image'], normal: ['none either', ...many] });
    const result = await evaluate(harness, { patches: { dir, tumourClasses: [] } });
    expect(result.patches).toMatchObject({ count: 200, positives: 100 });
    expect(result.skippedCount).toBe(2);
    expect(result.skipped).toEqual(['tumor/100.png: no image', 'normal/000.png: no image'].sort());
  });

  it('warns where broken patches leave one class alone', async () => {
    const harness = await startReady();
    const dir = await writePatches(harness, { tumor: [90], normal: ['broken'] });
    const result = await evaluate(harness, { patches: { dir, tumourClasses: [] } });
    expect(result.patches).toBeUndefined();
    expect(result.warnings).toEqual(['1 of 1 patches hold tumour: an AUC needs both classes']);
  });

  it('reads below the training roots alone', async () => {
    const harness = await startReady();
    await mkdir(harness.trainingRoot, { recursive: true });
    await symlink('/etc', join(harness.trainingRoot, 'out'));
    for (const dir of ['/etc', join(harness.trainingRoot, 'absent'), join(harness.trainingRoot, 'out')]) {
      await expect(evaluate(harness, { patches: { dir, tumourClasses: [] } })).rejects.toMatchObject({
        reason: 'INVALID_FIELD',
        fieldViolations: [{ field: 'patches.dir' }],
      });
    }
    for (const name of ['../x', '..', 'a/b', 'normal', '']) {
      const dir = await writePatches(harness, { tumor: [90], normal: [10] });
      await expect(evaluate(harness, { patches: { dir, tumourClasses: ['tumor', name] } })).rejects.toMatchObject({
        fieldViolations: [{ field: 'patches.tumour_classes[1]' }],
      });
    }
  });

  it.each<[Record<string, number[]>, RegExp]>([
    [{ normal: [1] }, /no image in a folder named tumor or tumour/],
    [{ tumor: [1] }, /no image in a folder named normal/],
  ])('needs both classes: %j', async (classes, message) => {
    const harness = await startReady();
    const dir = await writePatches(harness, classes);
    const evaluation = evaluate(harness, { patches: { dir, tumourClasses: [] } });
    await expect(evaluation).rejects.toMatchObject({ reason: 'TRAINING_DATA_INVALID' });
    await expect(evaluation).rejects.toThrow(message);
  });

  it.each([
    ['simplenet/7', 'MODEL_NOT_FOUND'],
    ['simplenet', 'INVALID_FIELD'],
    ['../1', 'INVALID_FIELD'],
  ])('refuses the model %s', async (model, reason) => {
    const harness = await startReady();
    const dir = await writePatches(harness, { tumor: [90], normal: [10] });
    await expect(evaluate(harness, { model, patches: { dir, tumourClasses: [] } })).rejects.toMatchObject({ reason });
  });

  it('refuses a variant that does not exist, or that no single version has', async () => {
    const harness = await startReady();
    const dir = await writePatches(harness, { tumor: [90], normal: [10] });
    const parameters = { ...NOTHING.parameters, ensembleVariant: 'loud' };
    for (const model of ['', 'simplenet/1']) {
      const evaluation = evaluate(harness, { model, parameters, patches: { dir, tumourClasses: [] } });
      await expect(evaluation).rejects.toMatchObject({ fieldViolations: [{ field: 'parameters.ensemble_variant' }] });
    }
  });

  it('stops with the call, gives its place back and lets go of the model', async () => {
    const harness = await startReady();
    await writeModel(harness.modelsDir, sampleManifest('simplenet', 2));
    const dir = await writePatches(harness, { tumor: [90], normal: [10] });
    const before = harness.compute.loaded.size;
    const release = harness.compute.holdPatches();
    const patches = { dir, tumourClasses: [] };
    const stops = [new AbortController(), new AbortController()];
    const running = stops.map(({ signal }) =>
      evaluate(harness, { model: 'simplenet/2', patches }, callContext(signal)).catch((error: unknown) => error),
    );
    await expect.poll(() => harness.compute.patchBatches.length).toBe(2);
    await expect(evaluate(harness, { patches })).rejects.toMatchObject({ reason: 'QUEUE_FULL' });
    for (const stop of stops) stop.abort();
    for (const end of await Promise.all(running)) expect(end).toMatchObject({ reason: 'CANCELLED' });
    release();
    await expect.poll(() => harness.compute.loaded.size).toBe(before);
    expect(await evaluate(harness, { patches })).toMatchObject({ patches: { count: 2 } });
  });
});
