import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { NumberedPredictionEvent } from '../../src/domain/predictions/prediction.js';
import { callContext, collect, SLIDE, uploadSample } from './harness.js';
import { fullManifest } from '../support/full-manifest.js';
import { sampleManifest, weightsDigest, writeModel } from './model-folders.js';
import { begin, commandFor, finalOf, predict, readyHarness, resultOf } from './prediction-steps.js';

const context = callContext();

describe('a slide prediction', () => {
  it('tells of its progress without gaps and ends with a whole result', async () => {
    const harness = await readyHarness();
    const slide = await uploadSample(harness);
    const events = await collect(harness.app.predictions.predictSlide(commandFor(slide.id), context));
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.event.kind).toBe('accepted');
    expect(events.slice(1, -1).every(({ event }) => event.kind === 'progress')).toBe(true);
    const prediction = finalOf(events);
    expect(prediction).toMatchObject({ state: 'succeeded', slideId: slide.id });
    const result = resultOf(prediction);
    // Ten patches score 0 … 0.09 and half of that; sigmoid(10 · (0.5 · (0.09 − 0.25) + 0.5 · (0.045 − 0.25))).
    expect(result.modelScores.map(({ model, version }) => [model, version])).toEqual([
      ['simplenet', '1'],
      ['inceptionv3', '1'],
    ]);
    expect(result.modelScores[0]?.probability).toBeCloseTo(0.09, 6);
    expect(result.ensembleProbability).toBeCloseTo(1 / (1 + Math.exp(1.825)), 6);
    expect(result).toMatchObject({
      decision: 'negative',
      threshold: 0.5,
      patchesScored: 10,
      tissue: { patches: 10, areaMm2: 0.1, threshold: 200, method: 'otsu-grey', gridColumns: 10, gridRows: 10 },
      warnings: [],
      provenance: {
        slideDigest: slide.digest,
        models: [
          { model: 'simplenet', version: '1', weightsDigest: weightsDigest('simplenet', 1) },
          { model: 'inceptionv3', version: '1', weightsDigest: weightsDigest('inceptionv3', 1) },
        ],
        ensembleDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        engine: 'onnx',
        softwareVersion: '0.0.0-test',
        spacing: { mppX: 0.5, mppY: 0.5 },
        spacingSource: 'metadata',
        patchSpacing: { mppX: 0.972, mppY: 0.972 },
        patchSizePx: 96,
      },
    });
    const told = { opening: 0.1, tissue: 0.2, scoring: 0.5, decoding: 0.3, computing: 0.4, waiting: 0.1 };
    expect(result.seconds).toMatchObject(told);
    expect(result.seconds.total).toBeGreaterThanOrEqual(result.seconds.aggregating + result.seconds.queued);
    expect(await harness.app.predictions.getPrediction(prediction.id, context)).toEqual(prediction);
  });

  it('keeps every patch score at its place, also over a restart', async () => {
    const harness = await readyHarness();
    const { id } = await predict(harness);
    await harness.restart();
    const scores = await harness.app.predictions.getPatchScores(id, context);
    expect(scores).toHaveLength(10);
    expect(scores[7]).toMatchObject({ column: 7, row: 0, level0X: 7 * 187.5, level0Y: 0 });
    expect(scores[7]?.probabilities[0]).toBeCloseTo(0.07, 6);
    expect(scores[7]?.ensembleProbability).toBeCloseTo(
      1 / (1 + Math.exp(-10 * (0.5 * (0.07 - 0.25) + 0.5 * (0.035 - 0.25)))),
      6,
    );
  });

  it('is positive at the threshold of the variant that was asked for', async () => {
    const harness = await readyHarness();
    const parameters = { sampling: { mode: 'all' }, ensembleVariant: 'cautious' } as const;
    expect(resultOf(await predict(harness, SLIDE, { parameters }))).toMatchObject({
      decision: 'positive',
      threshold: 0.1,
    });
    const { id } = await uploadSample(harness);
    const unknown = collect(
      harness.app.predictions.predictSlide(
        commandFor(id, { parameters: { ...parameters, ensembleVariant: 'x' } }),
        context,
      ),
    );
    await expect(unknown).rejects.toMatchObject({
      reason: 'INVALID_FIELD',
      fieldViolations: [{ field: 'parameters.ensemble_variant' }],
    });
  });

  it('without tissue is a result, not an error', async () => {
    const harness = await readyHarness();
    const prediction = await predict(harness, { ...SLIDE, patches: 0 });
    expect(prediction.state).toBe('succeeded');
    expect(prediction.result).toMatchObject({
      decision: 'no-tissue',
      ensembleProbability: 0,
      patchesScored: 0,
      tissue: { patches: 0 },
    });
    expect(await harness.app.predictions.getPatchScores(prediction.id, context)).toEqual([]);
  });

  it('says when it sampled', async () => {
    const harness = await readyHarness();
    const parameters = { sampling: { mode: 'random', count: 3, seed: 7 } } as const;
    const prediction = await predict(harness, SLIDE, { parameters });
    expect(prediction.result).toMatchObject({ patchesScored: 3, warnings: ['sampled 3 of 10 patches'] });
    expect(harness.compute.slideWork[0]?.sampling).toEqual(parameters.sampling);
  });

  it("carries what is wrong with the slide's picture", async () => {
    const harness = await readyHarness();
    harness.compute.assess({ flags: ['ink'], warnings: ['pen marks: green ink'], inkMarks: [] });
    expect((await predict(harness, SLIDE)).result?.warnings).toEqual(['pen marks: green ink']);
  });

  it('does not hear of the shipped models’ training patches when all its models know their own', async () => {
    const harness = await readyHarness();
    harness.compute.assess({
      flags: ['ink', 'out-of-distribution'],
      warnings: ['pen marks', 'unlike the training patches'],
      inkMarks: [],
    });
    const { trainingReference } = fullManifest();
    const know = async (name: string): Promise<void> => {
      await writeModel(harness.modelsDir, sampleManifest(name, 1, { ...(trainingReference && { trainingReference }) }));
      await harness.app.models.reloadModel(name, context);
    };
    await know('simplenet');
    expect((await predict(harness, SLIDE)).result?.warnings).toEqual(['pen marks', 'unlike the training patches']);
    await know('inceptionv3');
    expect((await predict(harness, SLIDE)).result?.warnings).toEqual(['pen marks']);
  });

  it('of a slide without pixel size is refused before any work', async () => {
    const harness = await readyHarness();
    const { id } = await uploadSample(harness, { widthPx: 10, heightPx: 10, patches: 1 });
    const prediction = collect(harness.app.predictions.predictSlide(commandFor(id, { requestId: 'r' }), context));
    await expect(prediction).rejects.toMatchObject({ reason: 'MISSING_SPACING' });
    expect(harness.compute.slideWork).toEqual([]);
    expect((await harness.app.predictions.listPredictions({ pageSize: 9, pageToken: '' }, context)).items).toEqual([]);
  });

  it.each(['x', '../..', '01ARZ3NDEKTSV4RRFFQ69G5FAV'])('of the unknown slide "%s" is refused', async (slideId) => {
    const harness = await readyHarness();
    const prediction = collect(harness.app.predictions.predictSlide(commandFor(slideId), context));
    await expect(prediction).rejects.toMatchObject({ reason: 'SLIDE_NOT_FOUND' });
  });

  it('is refused while a member of the ensemble is not served', async () => {
    const harness = await readyHarness();
    await harness.app.models.unloadModel('simplenet', context);
    const { id } = await uploadSample(harness);
    const prediction = collect(harness.app.predictions.predictSlide(commandFor(id), context));
    await expect(prediction).rejects.toMatchObject({ reason: 'MODEL_NOT_LOADED', metadata: { model: 'simplenet' } });
  });

  it('that fails keeps when a retry can help, over a restart too', async () => {
    const harness = await readyHarness();
    harness.compute.failSlides(new AppError('ENGINE_CRASHED', 'died twice', { retryAfterMs: 2_000 }));
    const { id } = await predict(harness);
    await harness.restart();
    const stored = await harness.app.predictions.getPrediction(id, context);
    expect(stored.error).toEqual({
      reason: 'ENGINE_CRASHED',
      message: 'died twice',
      metadata: {},
      retryAfterMs: 2_000,
    });
  });

  it('that fails keeps its reason', async () => {
    const harness = await readyHarness();
    harness.compute.failSlides(new AppError('SLIDE_TRUNCATED', 'a tile ends early', { metadata: { level: '0' } }));
    const prediction = await predict(harness);
    expect(prediction).toMatchObject({
      state: 'failed',
      error: { reason: 'SLIDE_TRUNCATED', message: 'a tile ends early', metadata: { level: '0' } },
    });
    expect(await harness.app.predictions.getPatchScores(prediction.id, context)).toEqual([]);
    const heatmap = harness.app.predictions.getHeatmap(
      prediction.id,
      { maxSidePx: 0, bare: false, encoding: 'png' },
      context,
    );
    await expect(heatmap).rejects.toMatchObject({ reason: 'PREDICTION_NOT_SUCCEEDED', metadata: { state: 'failed' } });
  });

  it('shows no inside of a defect', async () => {
    const harness = await readyHarness();
    Object.assign(harness.storage.metadata.scoreTables, { put: () => Promise.reject(new Error('/secret/path')) });
    const prediction = await predict(harness);
    expect(prediction).toMatchObject({
      state: 'failed',
      error: { reason: 'INTERNAL', message: 'an internal error', metadata: {} },
    });
    expect(harness.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('on a full disk ends for those who follow, although its end cannot be stored', async () => {
    const harness = await readyHarness();
    const { id } = await uploadSample(harness);
    const release = harness.compute.hold();
    const { rest } = await begin(harness, commandFor(id));
    await harness.compute.untilHeld();
    const full = (): Promise<never> => Promise.reject(new AppError('STORAGE_FULL', 'full'));
    Object.assign(harness.storage.metadata.predictions, { put: full });
    Object.assign(harness.storage.metadata.scoreTables, { put: full });
    release();
    await expect(rest).rejects.toMatchObject({ reason: 'STORAGE_FULL' });
  });
});

describe('progress', () => {
  it('comes at least twice a second, waiting or running, with the place in the queue', async () => {
    const harness = await readyHarness();
    const { id } = await uploadSample(harness);
    const release = harness.compute.hold();
    const running = await begin(harness, commandFor(id));
    await harness.compute.untilHeld();
    const waiting = harness.app.predictions.predictSlide(commandFor(id), context)[Symbol.asyncIterator]();
    await waiting.next();
    const startedMs = Date.now();
    for (const _ of [1, 2, 3]) {
      const { event } = (await waiting.next()).value as NumberedPredictionEvent;
      expect(event).toMatchObject({
        kind: 'progress',
        progress: { phase: 'queued', queuePosition: 1, patchesDone: 0 },
      });
    }
    expect(Date.now() - startedMs).toBeLessThan(3 * 500 + 500);
    release();
    const rest = await collect({ [Symbol.asyncIterator]: () => waiting });
    expect(finalOf(rest).result?.seconds.queued).toBeGreaterThan(0.5);
    const told = (await running.rest).flatMap(({ event }) => (event.kind === 'progress' ? [event.progress] : []));
    const scoring = told.filter(({ patchesDone }) => patchesDone === 4);
    expect(scoring.length).toBeGreaterThan(1);
    expect(scoring.at(-1)).toMatchObject({ phase: 'scoring', patchesTotal: 10, queuePosition: 0 });
    expect(scoring.at(-1)?.partialScores.map(({ model }) => model)).toEqual(['simplenet', 'inceptionv3']);
    expect(scoring.at(-1)?.partialEnsemble).toBeGreaterThan(0);
    expect(scoring.at(-1)?.etaSeconds).toBeGreaterThan(0);
  });
});

describe('predictions', () => {
  it('are listed by slide, and belong to their tenant', async () => {
    const harness = await readyHarness();
    const [first, second] = [await predict(harness), await predict(harness)];
    const { listPredictions } = harness.app.predictions;
    expect((await listPredictions({ pageSize: 9, pageToken: '' }, context)).items).toEqual([second, first]);
    expect((await listPredictions({ pageSize: 9, pageToken: '', slideId: first.slideId }, context)).items).toEqual([
      first,
    ]);
    const stranger = callContext(undefined, 'other');
    expect((await listPredictions({ pageSize: 9, pageToken: '' }, stranger)).items).toEqual([]);
    const watch = collect(harness.app.predictions.watchPrediction(first.id, 0, stranger));
    await expect(watch).rejects.toMatchObject({ reason: 'PREDICTION_NOT_FOUND' });
  });
});

describe('a heat map', () => {
  const options = { maxSidePx: 512, bare: true, encoding: 'png' } as const;

  it('is drawn of the ensemble or of one model', async () => {
    const harness = await readyHarness();
    const { id } = await predict(harness);
    await harness.app.predictions.getHeatmap(id, options, context);
    await harness.app.predictions.getHeatmap(id, { ...options, model: 'inceptionv3' }, context);
    const [ensemble, model] = harness.compute.heatmaps;
    expect(ensemble).toMatchObject({
      maxSidePx: 512,
      bare: true,
      cellLevel0X: 187.5,
      cellLevel0Y: 188,
      title: 'Tumour probability, ensemble',
    });
    expect(ensemble?.columns).toHaveLength(10);
    expect(model?.title).toBe('Tumour probability, inceptionv3');
    expect(model?.probabilities[8]).toBeCloseTo(0.04, 6);
  });

  it.each([
    [{ model: 'resnet' }, 'model'],
    [{ maxSidePx: 63 }, 'max_side_px'],
  ])('refuses %o', async (overrides, field) => {
    const harness = await readyHarness();
    const { id } = await predict(harness);
    const heatmap = harness.app.predictions.getHeatmap(id, { ...options, ...overrides }, context);
    await expect(heatmap).rejects.toMatchObject({ reason: 'INVALID_FIELD', fieldViolations: [{ field }] });
  });
});
