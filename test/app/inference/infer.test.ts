import { describe, expect, it } from 'vitest';
import type { InferCommand } from '../../../src/app/inference/inference-types.js';
import { createModelStatistics } from '../../../src/app/inference/model-statistics.js';
import { NO_METRICS } from '../../../src/metrics/no-metrics.js';
import type { PatchContent } from '../../../src/domain/predictions/patch.js';
import { systemClock } from '../../../src/system/clock.js';
import { callContext, startHarness, untilReady, type Harness } from '../harness.js';
import { sampleManifest, writeModel } from '../model-folders.js';

const context = callContext();

/** Its probability is `percent` / 100, as the scripted engine reads it. */
const patch = (percent: number): PatchContent => ({
  kind: 'raw',
  data: new Uint8Array(96 * 96 * 3).fill(percent),
  widthPx: 96,
  heightPx: 96,
});

const command = (model: string, more: Partial<InferCommand> = {}): InferCommand => ({
  model,
  version: '',
  patchesFor: () => [patch(90), patch(25)],
  priority: 'interactive',
  ...more,
});

async function readyHarness(): Promise<Harness> {
  const harness = await startHarness();
  await untilReady(harness);
  return harness;
}

describe('infer', () => {
  it('scores with one network alone', async () => {
    const { app } = await readyHarness();
    const { network, probabilities, memberProbabilities } = await app.inference.infer(command('inceptionv3'), context);
    expect(network).toMatchObject({ name: 'inceptionv3', version: '1', patchSizePx: 96, members: [] });
    expect(probabilities).toEqual([0.9, 0.25]);
    expect(memberProbabilities).toEqual([]);
  });

  it('scores with the ensemble as ScorePatches does', async () => {
    const { app } = await readyHarness();
    const { network, probabilities, memberProbabilities } = await app.inference.infer(command('ensemble'), context);
    const patches = [90, 25].map((percent) => ({ id: '', content: patch(percent) }));
    const scores = await app.predictions.scorePatches(patches, { includeMaps: false }, context);
    expect(probabilities).toEqual(scores.map(({ ensembleProbability }) => ensembleProbability));
    expect(memberProbabilities).toEqual([
      [0.9, 0.25],
      [0.45, 0.125],
    ]);
    expect(network.members).toEqual([
      { name: 'simplenet', version: '1' },
      { name: 'inceptionv3', version: '1' },
    ]);
  });

  it.each([
    ['nothing', '', 'MODEL_NOT_FOUND'],
    ['simplenet', '7', 'MODEL_NOT_FOUND'],
    ['simplenet', 'x', 'MODEL_NOT_FOUND'],
    ['ensemble', '7', 'MODEL_NOT_FOUND'],
    ['simplenet', '2', 'MODEL_NOT_LOADED'],
  ])('refuses %s/%s', async (model, version, reason) => {
    const { app, modelsDir } = await readyHarness();
    await writeModel(modelsDir, sampleManifest('simplenet', 2));
    await expect(app.inference.infer(command(model, { version }), context)).rejects.toMatchObject({ reason });
  });

  it('serves no ensemble without a member, but the other member alone', async () => {
    const { app } = await readyHarness();
    await app.models.unloadModel('simplenet', context);
    await expect(app.inference.infer(command('ensemble'), context)).rejects.toMatchObject({
      reason: 'MODEL_NOT_LOADED',
    });
    expect((await app.inference.infer(command('inceptionv3'), context)).probabilities).toEqual([0.9, 0.25]);
    await app.inference.loadEnsemble(context);
    expect((await app.inference.infer(command('ensemble'), context)).probabilities).toHaveLength(2);
  });

  it('ends at its own timeout, at the call’s deadline, and with the caller', async () => {
    const { app, compute } = await readyHarness();
    const release = compute.holdPatches();
    const late = app.inference.infer(command('simplenet', { timeoutMs: 1 }), context);
    await expect(late).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    const abort = new AbortController();
    const left = app.inference.infer(command('simplenet', { timeoutMs: 600_000 }), callContext(abort.signal));
    abort.abort();
    await expect(left).rejects.toMatchObject({ reason: 'CANCELLED' });
    release();
    const [record] = await app.inference.statistics('simplenet', '', context);
    expect(record).toMatchObject({ success: { count: 0 }, failure: { count: 2 } });
  });

  it('shares its places with ScorePatches', async () => {
    const { app, compute } = await readyHarness();
    const release = compute.holdPatches();
    const many = Array.from({ length: 512 }, () => patch(1));
    const calls = [1, 2, 3].map(() => app.inference.infer(command('simplenet', { patchesFor: () => many }), context));
    const own = app.predictions.scorePatches(
      many.map((content) => ({ id: '', content })),
      { includeMaps: false },
      context,
    );
    await expect(app.inference.infer(command('simplenet'), context)).rejects.toMatchObject({ reason: 'QUEUE_FULL' });
    release();
    await Promise.all([...calls, own]);
  });

  it('checks the patches against the model that answers', async () => {
    const { app } = await readyHarness();
    const small: PatchContent = { kind: 'raw', data: new Uint8Array(3), widthPx: 1, heightPx: 1 };
    const call = app.inference.infer(command('simplenet', { patchesFor: () => [patch(1), small] }), context);
    await expect(call).rejects.toMatchObject({
      reason: 'PATCH_SIZE_MISMATCH',
      fieldViolations: [{ field: 'patches[1]' }],
    });
  });
});

describe('statistics', () => {
  it('count requests, patches and runs of each model and of the ensemble', async () => {
    const { app } = await readyHarness();
    await app.inference.infer(command('simplenet'), context);
    await app.inference.infer(command('ensemble', { patchesFor: () => [patch(1)] }), context);
    await app.predictions.scorePatches([{ id: '', content: patch(1) }], { includeMaps: false }, context);
    const records = await app.inference.statistics('', '', context);
    expect(records.map(({ name, patches, runs, success }) => [name, patches, runs, success.count])).toEqual([
      ['inceptionv3', 2, 2, 2],
      ['simplenet', 4, 3, 3],
      ['ensemble', 2, 2, 2],
    ]);
    // The scripted engine's phases take 1, 2, 3 and 4 ms; those of the ensemble are its two members' together.
    expect(records[1]).toMatchObject({
      waiting: { count: 3, ms: 3 },
      input: { count: 3, ms: 6 },
      computing: { count: 3, ms: 9 },
      output: { count: 3, ms: 12 },
    });
    expect(records[1]?.batches.map(({ patches, computing }) => [patches, computing.count])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(records[2]?.batches).toEqual([
      {
        patches: 1,
        input: { count: 2, ms: 8 },
        computing: { count: 2, ms: 12 },
        output: { count: 2, ms: 16 },
      },
    ]);
    expect(records[1]?.lastSuccessTimeMs).toBeGreaterThan(Date.now() - 60_000);
  });

  it('count a run that several requests share once, by its whole size, and each request’s own patches', async () => {
    const statistics = createModelStatistics(systemClock, NO_METRICS);
    const model = { name: 'm', version: '1' };
    const phases = { waitingMs: 1, inputMs: 1, computingMs: 8, outputMs: 1 };
    const own = { model: 0, patches: 2, ...phases };
    statistics.succeeded(model, { patches: 2, ms: 10, runs: [{ ...own, execution: { patches: 6, inputMs: 3 } }] });
    statistics.succeeded(model, { patches: 2, ms: 10, runs: [own] });
    statistics.succeeded(model, { patches: 2, ms: 10, runs: [own] });
    expect(statistics.of(model)).toMatchObject({
      patches: 6,
      runs: 1,
      success: { count: 3, ms: 30 },
      computing: { count: 3, ms: 24 },
      batches: [{ patches: 6, input: { count: 1, ms: 3 }, computing: { count: 1, ms: 8 } }],
    });
  });

  it('are zeros before the first request', async () => {
    const { app } = await readyHarness();
    const [record] = await app.inference.statistics('ensemble', '1', context);
    expect(record).toMatchObject({ lastSuccessTimeMs: 0, patches: 0, runs: 0, batches: [] });
  });
});
