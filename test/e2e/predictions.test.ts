// Patches and slides scored by the real models over a real server; and everything that can be wrong with a request.
import { status } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '../support/present.js';
import { until } from '../rpc/support/deferred.js';
import {
  decodeError,
  failureOf,
  promised,
  rawClients,
  type DecodedError,
  type RawClients,
} from '../rpc/support/raw-clients.js';
import { readStream } from '../rpc/support/read-stream.js';
import type { Prediction__Output } from '../../src/gen/sentinode/v1/Prediction.js';
import type { PredictionEvent__Output } from '../../src/gen/sentinode/v1/PredictionEvent.js';
import type { ScorePatchesResponse__Output } from '../../src/gen/sentinode/v1/ScorePatchesResponse.js';
import { fixture, MOSAIC, patches, slideWithoutSpacing } from './support/fixtures.js';
import { endOf, eventsOf, getPrediction, startScoring, uploadLongSlide } from './support/predict.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';
import { uploadSlide } from './support/upload.js';

let server: ServerProcess;
let clients: RawClients;
let mosaicId: string;
let longId: string;

beforeAll(async () => {
  server = await startServerProcess({ flags: ['--max-queued-predictions', '1'] });
  clients = rawClients(server.address);
  mosaicId = (await uploadSlide(clients, await fixture(MOSAIC))).id;
  longId = await uploadLongSlide(clients);
});

afterAll(async () => {
  clients.close();
  await server.stop();
});

async function failed(call: Promise<unknown>): Promise<DecodedError> {
  return decodeError(await failureOf(call));
}

function scorePatches(request: object): Promise<ScorePatchesResponse__Output> {
  return promised((callback) => clients.predictions.scorePatches(request, callback as never));
}

describe('ScorePatches', () => {
  it('gives every patch each model’s and the ensemble’s probability, tumour above normal', async () => {
    const [tumour, normal] = [await patches('tumor'), await patches('normal')];
    const sent = [...tumour, ...normal].map((encoded, index) => ({ id: `p${index}`, encoded }));
    const { scores } = await scorePatches({ patches: sent });
    expect(scores.map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
    for (const score of scores) {
      expect(score.modelScores.map(({ model }) => model).sort()).toEqual(['inceptionv3', 'simplenet']);
      for (const p of [score.ensembleProbability, ...score.modelScores.map(({ probability }) => probability)]) {
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
      expect(score.maps).toEqual([]);
    }
    const mean = (from: number, to: number): number =>
      scores.slice(from, to).reduce((sum, { ensembleProbability }) => sum + ensembleProbability, 0) / (to - from);
    expect(mean(0, tumour.length)).toBeGreaterThan(mean(tumour.length, scores.length));
  });

  it('scores bare pixels and every encoding alike, and gives maps when asked', async () => {
    const webp = present((await patches('tumor'))[0]);
    const { data, info } = await sharp(webp).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const sent = [
      { encoded: webp },
      { encoded: await sharp(webp).png().toBuffer() },
      { encoded: await sharp(webp).tiff({ compression: 'lzw' }).toBuffer() },
      { raw: { data, widthPx: info.width, heightPx: info.height } },
    ];
    const { scores } = await scorePatches({ patches: sent, includeMaps: true });
    for (const score of scores) {
      expect(score.ensembleProbability).toBeCloseTo(present(scores[0]).ensembleProbability, 6);
      expect(score.maps.map(({ probabilities }) => probabilities.length)).toEqual([96 * 96, 96 * 96]);
    }
  });

  it('aggregates as asked', async () => {
    const sent = (await patches('tumor')).map((encoded) => ({ encoded }));
    const max = await scorePatches({ patches: sent, aggregation: { max: {} } });
    const median = await scorePatches({ patches: sent, aggregation: { percentile: { percentile: 50 } } });
    const top = await scorePatches({ patches: sent, aggregation: { topKMean: { k: 1 } } });
    max.scores.forEach(({ modelScores }, patch) => {
      modelScores.forEach(({ probability }, model) => {
        expect(median.scores[patch]?.modelScores[model]?.probability).toBeLessThanOrEqual(probability);
        expect(top.scores[patch]?.modelScores[model]?.probability).toBeCloseTo(probability, 6);
      });
    });
  });

  it('names the patch that is broken, of the wrong size, or one too many', async () => {
    const good = present((await patches('normal'))[0]);
    const small = await sharp(good).resize(95, 96).png().toBuffer();
    expect(
      await failed(scorePatches({ patches: [{ encoded: good }, { encoded: Buffer.from('no image') }] })),
    ).toMatchObject({
      code: status.INVALID_ARGUMENT,
      reason: 'PATCH_UNDECODABLE',
      fields: ['patches[1].encoded'],
    });
    expect(await failed(scorePatches({ patches: [{ encoded: good.subarray(0, good.length / 2) }] }))).toMatchObject({
      reason: 'PATCH_UNDECODABLE',
    });
    expect(
      await failed(scorePatches({ patches: [{ encoded: good }, { encoded: good }, { encoded: small }] })),
    ).toMatchObject({
      reason: 'PATCH_SIZE_MISMATCH',
      fields: ['patches[2]'],
    });
    const raw = { widthPx: 95, heightPx: 96, data: Buffer.alloc(95 * 96 * 3) };
    expect(await failed(scorePatches({ patches: [{ raw }] }))).toMatchObject({ reason: 'PATCH_SIZE_MISMATCH' });
    const many = Array.from({ length: 513 }, () => ({ encoded: Buffer.from('x') }));
    expect(await failed(scorePatches({ patches: many }))).toMatchObject({
      reason: 'TOO_MANY_PATCHES',
      fields: ['patches'],
    });
    expect(await failed(scorePatches({ patches: [] }))).toMatchObject({ reason: 'INVALID_FIELD', fields: ['patches'] });
  });
});

describe('StreamPatchScores', () => {
  it('answers in order, with the scores of ScorePatches', async () => {
    const all = [...(await patches('tumor')), ...(await patches('normal'))];
    const { scores } = await scorePatches({ patches: all.map((encoded) => ({ encoded })) });
    const call = clients.predictions.streamPatchScores();
    const total = 3 * all.length;
    for (let index = 0; index < total; index += 1) {
      call.write({ patch: { id: String(index), encoded: present(all[index % all.length]) } });
    }
    call.end();
    const answers = await readStream<{ score: ScorePatchesResponse__Output['scores'][number] }>(call);
    expect(answers.map(({ score }) => score.id)).toEqual(Array.from({ length: total }, (_, index) => String(index)));
    answers.forEach(({ score }, index) => {
      expect(score.ensembleProbability).toBeCloseTo(present(scores[index % all.length]).ensembleProbability, 4);
    });
  });

  it('answers all before a broken patch, then names it', async () => {
    const good = present((await patches('normal'))[0]);
    const call = clients.predictions.streamPatchScores();
    const ids: string[] = [];
    call.on('data', ({ score }: { score: { id: string } }) => ids.push(score.id));
    const ended = failureOf(new Promise((resolve, reject) => call.on('error', reject).on('end', resolve)));
    call.write({ patch: { id: 'a', encoded: good } });
    call.write({ patch: { id: 'b', encoded: Buffer.from('no image') } });
    call.end();
    expect(decodeError(await ended)).toMatchObject({
      reason: 'PATCH_UNDECODABLE',
      fields: ['patch.encoded'],
      metadata: { patchId: 'b', patchIndex: '1' },
    });
    expect(ids).toEqual(['a']);
  });
});

describe('PredictSlide', () => {
  it('goes from accepted over progress to a result, which stays', async () => {
    const events = await eventsOf(clients, { slideId: mosaicId, includePatchScores: true });
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]).toMatchObject({ event: 'accepted' });
    const phases = new Set(events.map(({ progress }) => progress?.phase));
    expect(phases).toContain('PREDICTION_PHASE_SCORING');
    const finished = present(events.at(-1)?.finished);
    expect(finished).toMatchObject({ state: 'PREDICTION_STATE_SUCCEEDED', slideId: mosaicId, error: null });
    expect(await getPrediction(clients, finished.id, true)).toEqual(finished);

    const result = present(finished.result);
    const tissue = present(result.tissue);
    expect(result.patchScores).toHaveLength(result.patchesScored);
    expect(tissue.patches).toBe(result.patchesScored);
    expect(tissue.areaMm2).toBeGreaterThan(0.1);
    const isPositive = result.ensembleProbability >= result.threshold;
    expect(result.decision).toBe(isPositive ? 'DECISION_POSITIVE' : 'DECISION_NEGATIVE');
    const provenance = present(result.provenance);
    expect(provenance).toMatchObject({ patchSizePx: 96, spacingSource: 'metadata' });
    expect(provenance.models.map(({ weightsDigest }) => weightsDigest.length)).toEqual([32, 32]);
  });

  it('replays its events to a watcher, from where it is asked', async () => {
    const events = await eventsOf(clients, { slideId: mosaicId });
    const predictionId = events.at(-1)?.finished?.id ?? '';
    const watched = await readStream<{ event: PredictionEvent__Output }>(
      clients.predictions.watchPrediction({ predictionId, afterSequence: 1 }),
    );
    expect(watched.at(-1)?.event.finished?.id).toBe(predictionId);
    expect(watched.every(({ event }) => event.sequence > 1)).toBe(true);
  });

  it('joins the prediction that has the same request id, and refuses it for another slide', async () => {
    const requestId = randomUUID();
    const first = await eventsOf(clients, { slideId: mosaicId, requestId });
    const second = await eventsOf(clients, { slideId: mosaicId, requestId });
    expect(second.at(-1)?.finished?.id).toBe(first.at(-1)?.finished?.id);
    expect(await failed(eventsOf(clients, { slideId: longId, requestId }))).toMatchObject({
      reason: 'REQUEST_ID_REUSED',
    });
  });

  it('draws the same sample from the same seed', async () => {
    const sample = async (seed: number): Promise<unknown> => {
      const parameters = { sampling: { random: { count: 5, seed } } };
      const events = await eventsOf(clients, { slideId: mosaicId, parameters, includePatchScores: true });
      return events.at(-1)?.finished?.result?.patchScores.map(({ column, row }) => [column, row]);
    };
    const first = await sample(7);
    expect(first).toHaveLength(5);
    expect(await sample(7)).toEqual(first);
    expect(await sample(8)).not.toEqual(first);
  });

  it('draws a heat map of what it found', async () => {
    const predictionId = (await eventsOf(clients, { slideId: mosaicId })).at(-1)?.finished?.id ?? '';
    const { image } = await promised<{ image: { data: Buffer; widthPx: number; heightPx: number } }>((callback) =>
      clients.predictions.getHeatmap({ predictionId, maxSidePx: 512, bare: true }, callback as never),
    );
    expect(await sharp(image.data).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 });
    const model = promised((callback) => clients.predictions.getHeatmap({ predictionId, model: 'resnet' }, callback));
    expect((await failed(model)).code).not.toBe(status.INTERNAL);
  });

  it('lists newest first, of one slide when asked', async () => {
    const newest = (await eventsOf(clients, { slideId: mosaicId })).at(-1)?.finished?.id;
    const list = (request: object): Promise<{ predictions: Prediction__Output[] }> =>
      promised((callback) => clients.predictions.listPredictions(request, callback as never));
    const { predictions } = await list({ pageSize: 1000, slideId: mosaicId });
    expect(predictions[0]?.id).toBe(newest);
    expect(predictions.every(({ slideId, result }) => slideId === mosaicId && result?.patchScores.length !== 1)).toBe(
      true,
    );
    expect((await list({ slideId: 'nothing' })).predictions).toEqual([]);
  });

  it('refuses what cannot be predicted, before it is queued', async () => {
    const withoutSpacing = await uploadSlide(clients, await slideWithoutSpacing());
    expect(await failed(eventsOf(clients, { slideId: withoutSpacing.id }))).toMatchObject({
      code: status.FAILED_PRECONDITION,
      reason: 'MISSING_SPACING',
    });
    expect(await failed(eventsOf(clients, { slideId: 'nothing' }))).toMatchObject({
      code: status.NOT_FOUND,
      reason: 'SLIDE_NOT_FOUND',
    });
    const unknown = { slideId: mosaicId, parameters: { ensembleVariant: 'nothing' } };
    expect(await failed(eventsOf(clients, unknown))).toMatchObject({ fields: ['parameters.ensemble_variant'] });
    expect(await failed(getPrediction(clients, 'nothing'))).toMatchObject({ reason: 'PREDICTION_NOT_FOUND' });
    const watch = readStream(clients.predictions.watchPrediction({ predictionId: 'nothing' }));
    expect(await failed(watch)).toMatchObject({ reason: 'PREDICTION_NOT_FOUND' });
  });
});

describe('a prediction under way', () => {
  it('stops when its caller goes away', async () => {
    const { id, call } = await startScoring(clients, { slideId: longId });
    call.cancel();
    expect(await endOf(clients, id)).toMatchObject({ state: 'PREDICTION_STATE_CANCELLED', result: null });
  });

  it('stops at its caller’s deadline', async () => {
    const call = clients.predictions.predictSlide({ slideId: longId }, { deadline: Date.now() + 1_500 });
    let id = '';
    call.on('data', ({ event }: { event: PredictionEvent__Output }) => (id = event.accepted?.id ?? id));
    const error = await failureOf(new Promise((resolve, reject) => call.on('error', reject).on('end', resolve)));
    expect(error.code).toBe(status.DEADLINE_EXCEEDED);
    const { state, result } = await endOf(clients, id);
    expect(state).not.toBe('PREDICTION_STATE_SUCCEEDED');
    expect(result).toBeNull();
  });

  it('goes on without its caller when it was told to, and can be cancelled by anyone', async () => {
    const { id, call } = await startScoring(clients, { slideId: longId, keepRunning: true });
    call.cancel();
    expect((await getPrediction(clients, id)).state).toBe('PREDICTION_STATE_RUNNING');
    await promised((callback) => clients.predictions.cancelPrediction({ predictionId: id }, callback));
    expect((await endOf(clients, id)).state).toBe('PREDICTION_STATE_CANCELLED');
    const again = await promised<{ prediction: Prediction__Output }>((callback) =>
      clients.predictions.cancelPrediction({ predictionId: id }, callback as never),
    );
    expect(again.prediction.state).toBe('PREDICTION_STATE_CANCELLED');
  });

  it('keeps its slide from being deleted', async () => {
    const { call } = await startScoring(clients, { slideId: longId });
    const deleted = await failed(promised((callback) => clients.slides.deleteSlide({ slideId: longId }, callback)));
    expect(deleted).toMatchObject({ code: status.FAILED_PRECONDITION, reason: 'SLIDE_IN_USE' });
    call.cancel();
  });

  it('lets as many wait as the server was told, and refuses the next with a time to retry', async () => {
    const first = await startScoring(clients, { slideId: longId });
    const second = clients.predictions.predictSlide({ slideId: longId });
    let queued = false;
    second.on('data', ({ event }: { event: PredictionEvent__Output }) => {
      queued ||= event.progress?.phase === 'PREDICTION_PHASE_QUEUED' && event.progress.queuePosition === 1;
    });
    second.on('error', () => undefined);
    await until(() => queued, 'the second waits');
    const refused = await failed(eventsOf(clients, { slideId: longId }));
    expect(refused).toMatchObject({ code: status.RESOURCE_EXHAUSTED, reason: 'QUEUE_FULL' });
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    expect(refused.pushbackMs).toBe(String(refused.retryAfterMs));
    first.call.cancel();
    second.cancel();
    await endOf(clients, first.id);
  });
});
