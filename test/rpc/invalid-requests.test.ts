// What the transport itself refuses: requests that cannot be put in the domain’s terms. The answer names the field.
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream, type ReadableCall } from './support/read-stream.js';
import { decodeError, failureOf, promised, type RawClients } from './support/raw-clients.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

let running: TestServer;

beforeAll(async () => {
  running = await startTestServer();
});

afterAll(() => running.stop());

type Invoke = (clients: RawClients) => Promise<unknown>;

const long = 'x'.repeat(300);

/** A unary call by service and method, untyped: the requests here are wrong on purpose. */
function unary(service: 'slides' | 'predictions' | 'models', method: string, request: object): Invoke {
  return (clients) => {
    const client = clients[service] as unknown as Record<string, (request: object, callback: never) => unknown>;
    return promised((callback) => client[method]?.call(client, request, callback as never));
  };
}

function serverStream(service: 'predictions' | 'training', method: string, request: object): Invoke {
  return (clients) => {
    const client = clients[service] as unknown as Record<string, (request: object) => ReadableCall>;
    const open = client[method];
    if (open === undefined) throw new Error(`no method ${method}`);
    return readStream(open.call(client, request));
  };
}

function train(request: object): Invoke {
  const whole = {
    architecture: 'simplenet',
    modelName: 'm',
    patches: { trainingDir: '/t', spacing: { mppX: 1, mppY: 1 } },
  };
  return serverStream('training', 'train', { ...whole, ...request });
}

const patch = { encoded: Buffer.from('x') };
const raw = (widthPx: number, bytes: number): object => ({ raw: { widthPx, heightPx: 2, data: Buffer.alloc(bytes) } });
const scorePatches = (request: object): Invoke =>
  unary('predictions', 'scorePatches', { patches: [patch], ...request });
const predict = (parameters: object): Invoke =>
  serverStream('predictions', 'predictSlide', { slideId: 's', parameters });

const haematoxylin = { red: 0.65, green: 0.704, blue: 0.286, maxAmount: 1.8 };
const eosin = { red: 0.25, green: 0.932, blue: 0.262, maxAmount: 1.1 };
const stained = (slideStain: object): Invoke => scorePatches({ slideStain });

const CASES: readonly (readonly [string, Invoke])[] = [
  ['header', unary('slides', 'createUpload', {})],
  ['upload_id', unary('slides', 'getUpload', {})],
  ['upload_id', unary('slides', 'finishUpload', { uploadId: long })],
  ['slide_id', unary('slides', 'getSlide', {})],
  ['slide_id', unary('slides', 'deleteSlide', { slideId: long })],
  ['slide_id', unary('slides', 'getThumbnail', {})],
  ['format', unary('slides', 'getThumbnail', { slideId: 's', format: 9 })],
  ['region', unary('slides', 'getRegion', { slideId: 's' })],
  ['patches[1].content', scorePatches({ patches: [patch, {}] })],
  ['patches[1].id', scorePatches({ patches: [patch, { ...patch, id: long }] })],
  ['patches[0].raw.width_px', scorePatches({ patches: [raw(0, 0)] })],
  ['patches[0].raw.data', scorePatches({ patches: [raw(2, 11)] })],
  ['aggregation.percentile.percentile', scorePatches({ aggregation: { percentile: { percentile: 101 } } })],
  ['aggregation.percentile.percentile', scorePatches({ aggregation: { percentile: { percentile: Number.NaN } } })],
  ['aggregation.top_k_mean.k', scorePatches({ aggregation: { topKMean: { k: 0 } } })],
  ['slide_stain.haematoxylin', stained({ eosin })],
  ['slide_stain.eosin', stained({ haematoxylin })],
  ['slide_stain.eosin.red', stained({ haematoxylin, eosin: { ...eosin, red: -1.5 } })],
  ['slide_stain.eosin.green', stained({ haematoxylin, eosin: { ...eosin, green: Number.NaN } })],
  ['slide_stain.eosin', stained({ haematoxylin, eosin: { ...eosin, green: 0.5 } })],
  ['slide_stain.eosin', stained({ haematoxylin, eosin: { red: -0.6, green: 0.8, blue: 0, maxAmount: 1 } })],
  ['slide_stain.haematoxylin.max_amount', stained({ haematoxylin: { ...haematoxylin, maxAmount: 0 }, eosin })],
  ['slide_stain.eosin.max_amount', stained({ haematoxylin, eosin: { ...eosin, maxAmount: 51 } })],
  ['slide_stain', stained({ haematoxylin, eosin: haematoxylin })],
  ['slide_id', serverStream('predictions', 'predictSlide', {})],
  ['priority', serverStream('predictions', 'predictSlide', { slideId: 's', priority: 99 })],
  ['request_id', serverStream('predictions', 'predictSlide', { slideId: 's', requestId: long })],
  ['parameters.sampling.random.count', predict({ sampling: { random: { count: 10_000_001 } } })],
  ['parameters.tissue_rule', predict({ tissueRule: 99 })],
  ['parameters.sampling.stratified.seed', predict({ sampling: { stratified: { seed: '9007199254740993' } } })],
  ['parameters.aggregation.top_k_mean.k', predict({ aggregation: { topKMean: { k: 0 } } })],
  ['parameters.ensemble_variant', predict({ ensembleVariant: long })],
  ['prediction_id', serverStream('predictions', 'watchPrediction', {})],
  ['after_sequence', serverStream('predictions', 'watchPrediction', { predictionId: 'p', afterSequence: -1 })],
  ['prediction_id', unary('predictions', 'getPrediction', {})],
  ['prediction_id', unary('predictions', 'cancelPrediction', {})],
  ['prediction_id', unary('predictions', 'getHeatmap', {})],
  ['max_side_px', unary('predictions', 'getHeatmap', { predictionId: 'p', maxSidePx: 63 })],
  ['format', unary('predictions', 'getHeatmap', { predictionId: 'p', format: -1 })],
  ['name', unary('models', 'getModel', {})],
  ['name', unary('models', 'loadModel', {})],
  ['version', unary('models', 'loadModel', { name: 'm', version: long })],
  ['name', unary('models', 'unloadModel', {})],
  ['name', unary('models', 'reloadModel', {})],
  ['patches', train({ patches: null })],
  ['patches.spacing', train({ patches: { trainingDir: '/t' } })],
  ['hyperparameters.schedule', train({ hyperparameters: { schedule: 'linear' } })],
];

describe('an invalid request', () => {
  it.each(CASES)('names %s', async (field, invoke) => {
    const decoded = decodeError(await failureOf(invoke(running.clients)));
    expect(decoded).toMatchObject({ code: status.INVALID_ARGUMENT, reason: 'INVALID_FIELD' });
    expect(decoded.fields).toEqual([field]);
    expect(decoded.message).toContain(field);
  });
});

const header = { header: { files: [{ name: 'a', sizeBytes: 1 }] } };
const chunk = { chunk: { offsetBytes: 0, data: Buffer.from('x') } };

describe('the order of an upload stream', () => {
  it.each([
    ['begins with a chunk', [chunk, header]],
    ['ends before its header', []],
  ])('is refused when it %s', async (_what, messages) => {
    expect(await uploadSlide(messages)).toMatchObject({
      code: status.INVALID_ARGUMENT,
      reason: 'UPLOAD_HEADER_MISSING',
    });
  });

  it('needs the upload’s id in the first message', async () => {
    expect(await writeUpload([chunk])).toMatchObject({ reason: 'INVALID_FIELD', fields: ['upload_id'] });
    expect(await writeUpload([])).toMatchObject({ reason: 'INVALID_FIELD', fields: ['upload_id'] });
  });
});

async function uploadSlide(messages: readonly object[]): Promise<ReturnType<typeof decodeError>> {
  return decodeError(
    await failureOf(
      promised((callback) => {
        const call = running.clients.slides.uploadSlide(callback);
        for (const message of messages) call.write(message);
        call.end();
      }),
    ),
  );
}

async function writeUpload(messages: readonly object[]): Promise<ReturnType<typeof decodeError>> {
  return decodeError(
    await failureOf(
      promised((callback) => {
        const call = running.clients.slides.writeUpload(callback);
        for (const message of messages) call.write(message);
        call.end();
      }),
    ),
  );
}
