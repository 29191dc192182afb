// Domain objects with every field set, as a client sees them.
import { afterEach, expect, it } from 'vitest';
import { status } from '@grpc/grpc-js';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { Prediction } from '../../src/domain/predictions/prediction.js';
import type { Slide } from '../../src/domain/slides/slide.js';
import type { Model__Output } from '../../src/gen/sentinode/v1/Model.js';
import { fullManifest } from '../support/full-manifest.js';
import { readStream } from './support/read-stream.js';
import { decodeError, failureOf, promised } from './support/raw-clients.js';
import { startTestServer, type PartialUseCases, type TestServer } from './support/start-test-server.js';

let running: TestServer;

afterEach(() => running.stop());

async function start(useCases: PartialUseCases): Promise<TestServer['clients']> {
  running = await startTestServer(useCases);
  return running.clients;
}

const HEX = 'ab'.repeat(32);
const DIGEST = Buffer.alloc(32, 0xab);

const SLIDE: Slide = {
  id: 's',
  tenant: 'local',
  displayName: 'd',
  files: [{ name: 'a.tiff', sizeBytes: 5, sha256: HEX }],
  facts: {
    format: 'generic-tiff',
    widthPx: 100,
    heightPx: 50,
    levels: [{ widthPx: 100, heightPx: 50, downsampleX: 1, downsampleY: 1 }],
    objectivePower: 20,
  },
  spacing: { mppX: 0.5, mppY: 0.25 },
  spacingSource: 'override',
  digest: HEX,
  createTimeMs: 1_700_000_000_123,
  quality: {
    flags: ['ink', 'out-of-distribution'],
    warnings: ['pen', 'unlike'],
    tissueShare: 0.25,
    inkShare: 0.125,
    inkMarks: [{ colour: 'green', level0X: 1, level0Y: 2, level0WidthPx: 3, level0HeightPx: 4, share: 0.0625 }],
    focus: { fields: 24, sharpness: 0.25, blurredShare: 0.5 },
    stain: { haematoxylin: [0.5, 0.75, 0.25], eosin: [0.125, 0.875, 0.375], maxHaematoxylin: 2, maxEosin: 1 },
    training: { patches: 96, medianDistance: 5, limit: 4.5, shareBeyond: 0.75 },
  },
};

const PREDICTION: Prediction = {
  id: 'p',
  tenant: 'local',
  slideId: 's',
  requestId: '',
  keepRunning: false,
  state: 'succeeded',
  parameters: {
    sampling: { mode: 'random', count: 10, seed: 7 },
    aggregation: { kind: 'meanTopK', k: 16 },
    ensembleVariant: 'original',
    tissueRule: 'otsu-twice',
  },
  createTimeMs: 1_000,
  endTimeMs: 2_500,
  result: {
    modelScores: [{ model: 'simplenet', version: '1', probability: 0.25 }],
    ensembleProbability: 0.5,
    decision: 'positive',
    threshold: 0.4,
    tissue: { areaMm2: 1.5, threshold: 200, method: 'otsu-grey', gridColumns: 3, gridRows: 4, patches: 5 },
    patchesScored: 5,
    seconds: { queued: 1, opening: 2, tissue: 3, scoring: 4, computing: 5, waiting: 6, aggregating: 7, total: 8 },
    provenance: {
      slideDigest: HEX,
      models: [{ model: 'simplenet', version: '1', weightsDigest: HEX }],
      ensembleDigest: HEX,
      ensembleVersion: '2',
      engine: 'onnx',
      softwareVersion: '0.1.0',
      spacing: { mppX: 0.5, mppY: 0.5 },
      spacingSource: 'metadata',
      patchSpacing: { mppX: 1, mppY: 1 },
      patchSizePx: 96,
    },
    warnings: ['w'],
  },
};

it('gives a slide whole', async () => {
  const clients = await start({ slides: { getSlide: () => Promise.resolve(SLIDE) } });
  const { slide } = await promised<{ slide: object }>((callback) =>
    clients.slides.getSlide({ slideId: 's' }, callback as never),
  );
  expect(slide).toMatchObject({
    id: 's',
    displayName: 'd',
    files: [{ name: 'a.tiff', sizeBytes: 5, sha256: DIGEST }],
    format: 'generic-tiff',
    widthPx: 100,
    heightPx: 50,
    spacing: { mppX: 0.5, mppY: 0.25 },
    spacingSource: 'SPACING_SOURCE_OVERRIDE',
    levels: [{ widthPx: 100, heightPx: 50, downsampleX: 1, downsampleY: 1 }],
    objectivePower: 20,
    digest: DIGEST,
    createTime: { seconds: 1_700_000_000, nanos: 123_000_000 },
    quality: {
      flags: ['QUALITY_FLAG_INK', 'QUALITY_FLAG_OUT_OF_DISTRIBUTION'],
      warnings: ['pen', 'unlike'],
      tissueShare: 0.25,
      inkShare: 0.125,
      inkMarks: [
        {
          region: { level0X: 1, level0Y: 2, level0Width: 3, level0Height: 4 },
          colour: 'INK_COLOUR_GREEN',
          share: 0.0625,
        },
      ],
      focus: { fields: 24, sharpness: 0.25, blurredShare: 0.5 },
      haematoxylin: { red: 0.5, green: 0.75, blue: 0.25, maxAmount: 2 },
      eosin: { red: 0.125, green: 0.875, blue: 0.375, maxAmount: 1 },
      trainingDistance: { patches: 96, medianDistance: 5, limit: 4.5, shareBeyond: 0.75 },
    },
  });
});

it('leaves the spacing of a slide without one away', async () => {
  const { spacing: _none, ...without } = SLIDE;
  const clients = await start({ slides: { getSlide: () => Promise.resolve({ ...without, spacingSource: 'none' }) } });
  const { slide } = await promised<{ slide: object }>((callback) =>
    clients.slides.getSlide({ slideId: 's' }, callback as never),
  );
  expect(slide).not.toHaveProperty('spacing');
  expect(slide).toMatchObject({ spacingSource: 'SPACING_SOURCE_UNSPECIFIED' });
});

it('gives a prediction whole, with patch scores when asked', async () => {
  const patchScore = {
    level0X: 1.5,
    level0Y: 2.5,
    column: 1,
    row: 2,
    probabilities: [0.25, 0.75],
    ensembleProbability: 0.5,
  };
  const clients = await start({
    predictions: {
      getPrediction: () => Promise.resolve(PREDICTION),
      getPatchScores: () => Promise.resolve([patchScore]),
    },
  });
  const get = (includePatchScores: boolean): Promise<{ prediction: { result: { patchScores: object[] } } }> =>
    promised((callback) =>
      clients.predictions.getPrediction({ predictionId: 'p', includePatchScores }, callback as never),
    );
  const { prediction } = await get(true);
  expect(prediction).toMatchObject({
    id: 'p',
    slideId: 's',
    state: 'PREDICTION_STATE_SUCCEEDED',
    parameters: {
      sampling: { mode: 'random', random: { count: 10, seed: 7 } },
      aggregation: { method: 'topKMean', topKMean: { k: 16 } },
      ensembleVariant: 'original',
      tissueRule: 'TISSUE_RULE_OTSU_TWICE',
    },
    createTime: { seconds: 1, nanos: 0 },
    endTime: { seconds: 2, nanos: 500_000_000 },
    error: null,
  });
  expect(prediction.result).toMatchObject({
    ...PREDICTION.result,
    decision: 'DECISION_POSITIVE',
    provenance: {
      ...PREDICTION.result?.provenance,
      slideDigest: DIGEST,
      ensembleDigest: DIGEST,
      models: [{ model: 'simplenet', version: '1', weightsDigest: DIGEST }],
    },
    patchScores: [patchScore],
  });
  expect((await get(false)).prediction.result.patchScores).toEqual([]);
});

it('ends PredictSlide with the error of a prediction that failed, after its last event', async () => {
  const { result: _none, ...rest } = PREDICTION;
  const error = {
    reason: 'MISSING_SPACING',
    message: 'no spacing',
    metadata: { slideId: 's' },
    retryAfterMs: 2_000,
    fieldViolations: [{ field: 'slide_id', description: 'has no spacing' }],
  } as const;
  const failed: Prediction = { ...rest, state: 'failed', error };
  const progress = {
    phase: 'scoring',
    patchesDone: 1,
    patchesTotal: 2,
    patchesPerSecond: 3,
    partialScores: [],
    queuePosition: 0,
  } as const;
  const clients = await start({
    predictions: {
      async *predictSlide() {
        yield { sequence: 1, event: { kind: 'accepted', prediction: failed } };
        yield { sequence: 2, event: { kind: 'progress', progress } };
        yield { sequence: 3, event: { kind: 'finished', prediction: failed } };
      },
    },
  });
  const call = clients.predictions.predictSlide({ slideId: 's' });
  const events: object[] = [];
  call.on('data', ({ event }: { event: object }) => events.push(event));
  const decoded = decodeError(
    await failureOf(new Promise((resolve, reject) => call.on('error', reject).on('end', resolve))),
  );
  expect(events).toMatchObject([
    { sequence: 1, event: 'accepted' },
    {
      sequence: 2,
      event: 'progress',
      progress: { phase: 'PREDICTION_PHASE_SCORING', patchesDone: 1, patchesTotal: 2 },
    },
    {
      sequence: 3,
      event: 'finished',
      finished: { state: 'PREDICTION_STATE_FAILED', error: { message: 'no spacing' } },
    },
  ]);
  expect(events[1]).not.toHaveProperty('progress.etaSeconds');
  expect(decoded).toMatchObject({
    reason: 'MISSING_SPACING',
    metadata: { slideId: 's' },
    retryAfterMs: 2_000,
    pushbackMs: '2000',
    fields: ['slide_id'],
  });
});

it('gives every event of a training run', async () => {
  const events = [
    {
      kind: 'dataReport',
      trainingTumour: 1,
      trainingNormal: 2,
      validationTumour: 3,
      validationNormal: 4,
      skipped: ['x'],
      digest: 'd',
    },
    { kind: 'started', parameterCount: 5, device: 'cpu', stepsPerEpoch: 6, epochs: 7, resumedEpochs: 0 },
    {
      kind: 'step',
      epoch: 1,
      step: 2,
      loss: 0.5,
      losses: [0.75, 0.5],
      accuracy: 0.5,
      learningRate: 0.5,
      imagesPerSecond: 1,
      etaSeconds: 2,
    },
    {
      kind: 'epoch',
      epoch: 1,
      trainingLoss: 0.5,
      trainingAccuracy: 0.5,
      validationLoss: 0.5,
      validationAccuracy: 0.5,
      validationAuc: { value: 0.75, ciLow: 0.5, ciHigh: 1, count: 9 },
      sensitivityAt90: { value: 0.5, ciLow: 0.25, ciHigh: 0.75, count: 4 },
      sensitivityAt95: { value: 0.25, ciLow: 0, ciHigh: 0.5, count: 4 },
      learningRate: 0.001,
      seconds: 1,
      dataWaitSeconds: 0,
      computeSeconds: 0.75,
      validationSeconds: 0.25,
      best: true,
    },
    { kind: 'checkpoint', epoch: 1, checkpoint: 'best' },
    { kind: 'warning', message: 'w' },
    {
      kind: 'finished',
      model: { name: 'm', version: '2', state: 'unloaded', stateReason: '', manifestJson: '{}' },
      seconds: 3,
    },
  ] as const;
  const clients = await start({
    training: {
      async *train() {
        for (const [index, event] of events.entries()) yield { sequence: index + 1, runId: 'r', event };
      },
    },
  });
  const patches = { trainingDir: '/t', spacing: { mppX: 1, mppY: 1 } };
  const seen = await readStream(clients.training.train({ architecture: 'simplenet', modelName: 'm', patches }));
  expect(seen).toMatchObject([
    { sequence: 1, runId: 'r', event: 'dataReport', dataReport: { validationNormal: 4, skipped: ['x'] } },
    { event: 'started', started: { stepsPerEpoch: 6, device: 'cpu' } },
    { event: 'step', step: { step: 2, etaSeconds: 2, losses: [0.75, 0.5] } },
    {
      event: 'epoch',
      epoch: {
        best: true,
        validationAuc: { name: 'auc', dataset: 'validation', value: 0.75, count: 9 },
        sensitivities: [
          { name: 'sensitivity_at_90_specificity', value: 0.5, count: 4 },
          { name: 'sensitivity_at_95_specificity', value: 0.25 },
        ],
        computeSeconds: 0.75,
      },
    },
    { event: 'checkpoint', checkpoint: { epoch: 1, kind: 'best' } },
    { event: 'warning', warning: { message: 'w' } },
    {
      sequence: 7,
      event: 'finished',
      finished: { seconds: 3, model: { name: 'm', version: '2', state: 'MODEL_STATE_UNLOADED' } },
    },
  ]);
});

it('shows what a manifest states of data, training, figures and calibration', async () => {
  const manifest = fullManifest();
  const description = {
    name: 'mine',
    version: '3',
    state: 'unloaded',
    stateReason: '',
    manifest,
    manifestJson: '{}',
  } as const;
  const { models } = await start({ models: { getModel: () => Promise.resolve(description) } });
  const { model } = await promised<{ model: Model__Output }>((callback) =>
    models.getModel({ name: 'mine' }, callback as never),
  );
  expect(model).toMatchObject({
    hasCard: true,
    licence: 'Apache-2.0',
    trainingData: {
      split: '8:2 by patient, stratified by class',
      parts: { ...manifest.trainingData.parts, fold: 0, foldOf: 0 },
    },
    training: {
      seed: 7,
      command: 'sentinode train mine.yaml',
      epochs: 12,
      bestEpoch: 9,
      software: manifest.training.software,
    },
    calibration: {
      method: 'platt-on-logits',
      slope: 0.5,
      intercept: -0.25,
      fittedOn: 'validation',
      changes: [
        {
          dataset: 'validation',
          expectedErrorBefore: 0.12,
          expectedErrorAfter: 0.02,
          brierScoreBefore: 0.15,
          brierScoreAfter: 0.11,
        },
      ],
    },
  });
  expect(model.metrics.map(({ name, value, count }) => [name, value, count])).toEqual([
    ['auc', 0.9, 1200],
    ['accuracy', 0.85, 1200],
    ['sensitivity_at_90_specificity', 0.8, 300],
    ['sensitivity_at_95_specificity', 0.7, 300],
    ['slide_auc', 0.95, 10],
  ]);
});

it('sends a card with its plots, and NOT_FOUND where there is none', async () => {
  const card = { name: 'mine', version: '3', markdown: '# mine', plots: [{ file: 'plots/roc.svg', svg: '<svg/>' }] };
  const missing = new AppError('MODEL_CARD_NOT_FOUND', 'none');
  const { models } = await start({
    models: { getModelCard: (_, version) => (version === '3' ? Promise.resolve(card) : Promise.reject(missing)) },
  });
  const get = (version: string): Promise<unknown> =>
    promised((callback) => models.getModelCard({ name: 'mine', version }, callback as never));
  await expect(get('3')).resolves.toEqual(card);
  expect(decodeError(await failureOf(get('2')))).toMatchObject({
    code: status.NOT_FOUND,
    reason: 'MODEL_CARD_NOT_FOUND',
  });
});
